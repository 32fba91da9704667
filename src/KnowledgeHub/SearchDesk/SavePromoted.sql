-- name: lock
select 1

-- name: one
select p.id, p.query, p.content_id, p.until, p.reason, p.version, p.changed_at, p.changed_by, c.title,
       exists (select 1 from live_content l where l.content_id = p.content_id and l.withdrawn = false) as is_live
from promoted_result p join content c on c.id = p.content_id
where p.id = @Id

-- name: is-live
select count(*) from live_content where content_id = @ContentId and withdrawn = false

-- name: is-there
select count(*) from promoted_result where query_key = @QueryKey and content_id = @ContentId and id <> @Id

-- name: others
select count(*) from promoted_result where query_key = @QueryKey and id <> @Id and (until is null or until >= @Today)

-- name: add
insert into promoted_result (id, query, query_key, content_id, until, reason, version, added_at, changed_at, changed_by)
values (@Id, @Query, @QueryKey, @ContentId, @Until, @Reason, 1, @Now, @Now, @Who)

-- name: change
update promoted_result
set query = @Query, query_key = @QueryKey, until = @Until, reason = @Reason, version = version + 1, changed_at = @Now, changed_by = @Who
where id = @Id

-- name: current
select query_key, content_id from promoted_result where until is null or until >= @Today order by query_key, added_at, id

-- name: all
select p.id, p.query, p.content_id, p.until, p.reason, p.version, p.changed_at, p.changed_by, c.title,
       exists (select 1 from live_content l where l.content_id = p.content_id and l.withdrawn = false) as is_live
from promoted_result p join content c on c.id = p.content_id
order by p.query_key, p.added_at, p.id

-- name: one
select p.id, p.query, p.content_id, p.until, p.reason, p.version, p.changed_at, p.changed_by, c.title,
       exists (select 1 from live_content l where l.content_id = p.content_id and l.withdrawn = false) as is_live
from promoted_result p join content c on c.id = p.content_id
where p.id = @Id

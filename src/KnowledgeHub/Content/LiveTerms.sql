-- name: carriers
select content_id from live_term where kind = @Kind and value = @Value order by content_id

-- name: data
select l.content_id, v.data
from live_content l join content c on c.id = l.content_id join content_version v on v.id = c.live_version
where l.content_id in (select value from json_each(@Ids))

-- name: clear-topics
delete from live_term where kind = 'topic' and content_id in (select value from json_each(@Ids))

-- name: add-topics
insert into live_term (content_id, kind, value)
select json_extract(value, '$[0]'), 'topic', json_extract(value, '$[1]') from json_each(@Rows) where true
on conflict do nothing

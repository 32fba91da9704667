-- name: data
select l.content_id, v.data
from live_content l join content c on c.id = l.content_id join content_version v on v.id = c.live_version
where l.content_id in (select value from json_array_elements_text(cast(@Ids as json)) as list (value))

-- name: clear-topics
delete from live_term where kind = 'topic' and content_id in (select value from json_array_elements_text(cast(@Ids as json)) as list (value))

-- name: add-topics
insert into live_term (content_id, kind, value)
select value ->> 0, 'topic', value ->> 1 from json_array_elements(cast(@Rows as json)) as list (value)
on conflict do nothing

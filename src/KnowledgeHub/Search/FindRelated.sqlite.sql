-- name: find
select id from doc where content_id = @ContentId

-- name: words
select t.id, t.word as text, coalesce((select v.doc from vocabulary v where v.term = cast(t.id as text)), 0) as items
from term t where t.id in (select value from json_each(@Numbers))

-- name: ids
select id, content_id from doc where id in (select value from json_each(@Docs))

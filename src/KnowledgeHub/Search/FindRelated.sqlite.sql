-- name: find
select id from doc where content_id = @ContentId

-- name: words
select id, word as text from term where id in (select value from json_each(@Numbers))

-- name: ids
select id, content_id from doc where id in (select value from json_each(@Docs))

-- name: count
select count(*) from doc

-- name: match
select group_concat(rowid, ' ') from words where words match @Match

-- name: match-strong
select group_concat(rowid, ' ') from strong where strong match @Match

-- name: match-strong-some
select group_concat(rowid, ' ') from (select rowid from strong where strong match @Match limit @Limit)

-- name: all
select group_concat(doc, ' ') from doc_column

-- name: by-title
select group_concat(id, ' ') from (select id from doc order by title collate nocase, id)

-- name: tokens
select tokens from doc_tokens where doc = @Doc

-- name: numbers-of
select id from doc where content_id in (select value from json_each(@Ids))

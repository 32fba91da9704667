-- name: count
select count(*) from doc

-- name: match
select rowid from words where words match @Match

-- name: match-strong
select rowid from strong where strong match @Match

-- name: all
select doc from doc_column

-- name: by-title
select id from doc order by title collate nocase, id

-- name: tokens
select tokens from doc_tokens where doc = @Doc

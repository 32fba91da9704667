-- name: titles-after
select id, title as text from doc where id > @Last order by id

-- name: organisations-after
select id, label as text from organisation where id > @Last order by id

-- name: items
-- Flag 2 marks what is withdrawn; see IndexWriter.
select d.id, d.title as text, d.path as value from doc d join doc_column c on c.doc = d.id
where d.id in (select value from json_each(@Ids)) and c.flags & 2 = 0

-- name: organisations
select id, label as text, label as value from organisation where items > 0 and id in (select value from json_each(@Ids))

-- name: terms
select kind, value, items from facet_value where items > 0 and kind in ('topic', 'country')

-- name: ends
select coalesce((select max(id) from doc), 0) as doc, coalesce((select max(id) from term), 0) as term

-- name: facets-after
select kind, value from facet_value where id > @Last order by id

-- name: terms-after
select id, case when stem = 0 then id else stem end from term where id > @Last

-- name: docs-after
select doc, day, flags, length, facets from doc_column where doc > @Last

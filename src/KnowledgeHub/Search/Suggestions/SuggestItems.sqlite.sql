-- name: titles-after
select id, title as text from doc where id > @Last order by id

-- name: organisations-after
select id, label as text from organisation where id > @Last order by id

-- name: items
select id, title as text, path as value from doc where id in (select value from json_each(@Ids))

-- name: organisations
select id, label as text, label as value from organisation where items > 0 and id in (select value from json_each(@Ids))

-- name: terms
select kind, value, items from facet_value where items > 0 and kind in ('topic', 'country')

-- name: people
select id, name from person where deleted_at is null order by name, id

-- name: organisations
select id, name from organisation where deleted_at is null order by name, id

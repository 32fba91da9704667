-- name: lock
select 1

-- name: delete
delete from topic where slug = @Slug

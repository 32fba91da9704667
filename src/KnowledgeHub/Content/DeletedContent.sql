-- name: list
select id, type, title, slug, deleted_at, deleted_by from content where deleted_at is not null
order by deleted_at desc, id desc
limit @Limit offset @Offset

-- name: count
select count(*) from content where deleted_at is not null

-- name: find
select id, type, title, slug, deleted_at, deleted_by from content where id = @Id and deleted_at is not null

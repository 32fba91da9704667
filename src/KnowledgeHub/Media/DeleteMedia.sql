-- name: lock
select 1

-- name: delete
update media set deleted_at = @Now, updated_at = @Now, updated_by = @Author
where id = @Id and deleted_at is null and not exists (select 1 from media_use where media_id = @Id)

-- name: count-uses
select count(*) from media_use where media_id = @Id

-- name: undo
update media set deleted_at = null, updated_at = @Now, updated_by = @Author where id = @Id and deleted_at is not null

-- name: title
select title from media where id = @Id

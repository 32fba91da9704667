-- name: lock
select 1

-- name: current
select m.id, m.title, m.address, f.type from media m join media_file f on f.address = m.address where m.id = @Id and m.deleted_at is null

-- name: owner
select m.id, m.title, m.address, f.type from media_file f join media m on m.id = f.media_id where f.address = @Address

-- name: put-aside
update media_file set replaced_at = @Now where media_id = @Id and replaced_at is null

-- name: put-file
insert into media_file (address, hash, media_id, name, type, size, width, height, text_state, added_at, added_by)
values (@Address, @Hash, @Id, @Name, @Type, @Size, @Width, @Height, @TextState, @Now, @Author)
on conflict (address) do update set replaced_at = null

-- name: point
update media set address = @Address, updated_at = @Now, updated_by = @Author where id = @Id

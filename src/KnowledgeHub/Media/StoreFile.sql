-- name: owner
select m.id, m.title, f.hash from media m join media_file f on f.media_id = m.id where f.address = @Address

-- name: add
insert into media (id, address, title, alt, decorative, created_at, created_by, updated_at, updated_by)
values (@Id, @Address, @Title, @Alt, @Decorative, @Now, @Author, @Now, @Author)
on conflict do nothing

-- name: add-file
insert into media_file (address, hash, media_id, name, type, size, width, height, text_state, added_at, added_by)
values (@Address, @Hash, @Id, @Name, @Type, @Size, @Width, @Height, @TextState, @Now, @Author)
on conflict do nothing

-- name: bring-back
-- Whoever uploads it need not be somebody who may make it public.
update media set deleted_at = null, is_public = false where id = @Id and deleted_at is not null

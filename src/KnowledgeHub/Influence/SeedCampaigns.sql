-- name: claim
insert into hub_value (name, value) values (@Name, '1') on conflict do nothing

-- name: organisation
select id from organisation where name = @Name and updated_by = 'seeds' and deleted_at is null

-- name: engagement
select id from engagement where subject = @Subject and deleted_at is null

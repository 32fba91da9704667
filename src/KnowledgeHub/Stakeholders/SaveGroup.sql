-- name: taken
select count(*) from stakeholder_group where name = @Name and id <> @Id

-- name: add
insert into stakeholder_group (id, name, description, updated_at, updated_by) values (@Id, @Name, @Description, @Now, @Who)

-- name: change
update stakeholder_group set name = @Name, description = @Description, version = version + 1, updated_at = @Now, updated_by = @Who
where id = @Id and version = @Version and deleted_at is null

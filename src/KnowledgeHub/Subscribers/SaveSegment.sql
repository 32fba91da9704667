-- name: name-taken
select count(*) from segment where name = @Name and id <> @Id

-- name: add
insert into segment (id, name, updated_at, updated_by) values (@Id, @Name, @Now, @Staff)

-- name: change
update segment set name = @Name, updated_at = @Now, updated_by = @Staff where id = @Id

-- name: clear
delete from segment_choice where segment_id = @Id

-- name: choose
insert into segment_choice (segment_id, kind, value) values (@Id, @Kind, @Value)

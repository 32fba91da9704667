-- name: taken
select count(*) from segment where name = @Name

-- name: add
insert into segment (id, name, updated_at, updated_by) values (@Id, @Name, @Now, @Who)

-- name: choose
insert into segment_choice (segment_id, kind, value) values (@Id, @Kind, @Value)

-- name: read
select value from hub_value where name = @Name

-- name: write
insert into hub_value (name, value) values (@Name, @Value) on conflict (name) do update set value = excluded.value

-- name: write-once
insert into hub_value (name, value) values (@Name, @Value) on conflict (name) do nothing

-- name: remove
delete from hub_value where name = @Name

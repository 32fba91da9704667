-- name: move
insert into hub_value (name, value) values (@Name, @Value) on conflict (name) do update set value = excluded.value

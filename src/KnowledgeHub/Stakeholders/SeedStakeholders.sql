-- name: claim
insert into hub_value (name, value) values (@Name, '1') on conflict do nothing

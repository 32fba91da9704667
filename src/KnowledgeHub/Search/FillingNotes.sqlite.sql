-- name: read
select value from meta where name = 'filling'

-- name: write
insert into meta (name, value) values ('filling', @Notes) on conflict (name) do update set value = excluded.value

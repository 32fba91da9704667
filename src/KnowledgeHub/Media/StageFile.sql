-- name: want
insert into media_blob (hash, size, wanted_at) values (@Hash, @Size, @Now)
on conflict (hash) do update set wanted_at = excluded.wanted_at

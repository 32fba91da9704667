-- name: add
insert into suppression (address_hash, reason, since) values (@Hash, @Reason, @Since)
on conflict (address_hash) do update set reason = excluded.reason

-- name: lift
delete from suppression where address_hash = @Hash

-- name: find
select reason from suppression where address_hash = @Hash

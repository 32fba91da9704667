-- name: is-known
select count(*) from known_network where account_id = @AccountId and network = @Network and seen_at > @Since

-- name: count
-- Gives nothing while it is locked. A network begins anew after its lock; strangers together do not, so that their lock grows.
insert into login_count (account_id, network, failures, last_at) values (@AccountId, @Network, 1, @Now)
on conflict (account_id, network) do update
set failures = case when login_count.last_at < @Forgotten or (login_count.locked_until is not null and login_count.network <> '') then 1 else login_count.failures + 1 end,
    last_at = excluded.last_at, locked_until = null
where login_count.locked_until is null or login_count.locked_until <= excluded.last_at
returning failures

-- name: lock
update login_count set locked_until = @Until where account_id = @AccountId and network = @Network

-- name: undo
update login_count set failures = failures - 1 where account_id = @AccountId and network = @Network and failures > 0

-- name: undo-and-unlock
update login_count set failures = failures - 1, locked_until = null where account_id = @AccountId and network = @Network and failures > 0

-- name: forget
delete from login_count where account_id = @AccountId and network = @Network

-- name: know
insert into known_network (account_id, network, seen_at) values (@AccountId, @Network, @Now)
on conflict (account_id, network) do update set seen_at = excluded.seen_at

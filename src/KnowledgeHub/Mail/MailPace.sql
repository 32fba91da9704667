-- name: lock
-- Whoever reserves next waits here until this transaction ends.
insert into mail_pace (domain, next_at) values (@Domain, 0) on conflict (domain) do update set domain = excluded.domain returning next_at

-- name: move
update mail_pace set next_at = @NextAt where domain = @Domain

-- name: forget
delete from mail_pace where domain <> '' and next_at < @Before

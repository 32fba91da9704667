-- name: find
select opened_at, next_try_at, tries, reason from mail_breaker where server = 'relay'

-- name: open
-- Of several that fail at once, one makes the wait longer.
insert into mail_breaker (server, opened_at, next_try_at, tries, reason) values ('relay', @Now, @NextTryAt, 1, @Reason)
on conflict (server) do update set next_try_at = excluded.next_try_at, tries = mail_breaker.tries + 1, reason = excluded.reason
where mail_breaker.next_try_at <= @Now

-- name: close
delete from mail_breaker where server = 'relay'

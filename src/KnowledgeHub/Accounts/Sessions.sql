-- name: start
insert into account_session (id, account_id, browser, network, created_at, seen_at) values (@Id, @AccountId, @Browser, @Network, @Now, @Now)

-- name: seen-account
update account set seen_at = @Now where id = @AccountId

-- name: seen
update account_session set seen_at = @Now where id = @Id

-- name: look
select s.id, s.seen_at, s.account_id, a.email, a.name, a.role, a.types, a.topics, a.security_stamp
from account_session s join account a on a.id = s.account_id
where s.id = @Id and s.seen_at >= @Oldest and a.state = 'active'

-- name: of
select id, browser, network, created_at, seen_at from account_session where account_id = @AccountId and seen_at >= @Oldest order by seen_at desc, id desc

-- name: end
delete from account_session where id = @Id and account_id = @AccountId

-- name: end-others
delete from account_session where account_id = @AccountId and id <> @Keep

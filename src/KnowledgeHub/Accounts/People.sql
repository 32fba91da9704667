-- name: list
select id, email, name, role, types, topics, state, second_factor, created_at, seen_at,
    (select count(*) from passkey where passkey.account_id = account.id) as passkeys
from account
order by case state when 'deactivated' then 1 else 0 end, lower(name), email

-- name: find
select id, email, name, role, types, topics, state, second_factor, created_at, seen_at,
    (select count(*) from passkey where passkey.account_id = account.id) as passkeys
from account
where id = @Id

-- name: lock-administrators
-- Two administrators who demote each other at once wait here, so that the second sees what the first did.
select id from account where role = 'Administrator' and state = 'active' order by id for update

-- name: lock
select email, role, types, topics, state, password_hash is not null as has_password from account where id = @Id for update

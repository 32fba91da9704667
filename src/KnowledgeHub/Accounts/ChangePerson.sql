-- name: lock-administrators
select id from account where role = 'Administrator' and state = 'active' order by id

-- name: lock
select email, role, types, topics, state, password_hash is not null as has_password from account where id = @Id

-- name: change
update account set role = @Role, types = @Types, topics = @Topics, state = @State, security_stamp = @Stamp where id = @Id

-- name: add
insert into account (id, email, normalized_email, name, role, types, topics, security_stamp, state, created_at)
values (@Id, @Email, @NormalizedEmail, @Name, @Role, @Types, @Topics, @Stamp, 'invited', @Now)
on conflict (normalized_email) do nothing

-- name: invited
select email, role from account where id = @Id and state = 'invited'

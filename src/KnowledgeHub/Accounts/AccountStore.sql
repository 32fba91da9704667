-- name: count
select count(*) from account

-- name: add
insert into account (id, email, normalized_email, name, role, password_hash, security_stamp, state, created_at)
values (@Id, @Email, @NormalizedEmail, @Name, @Role, @PasswordHash, @SecurityStamp, @State, @CreatedAt)
on conflict (normalized_email) do nothing

-- name: change
update account
set email = @Email, normalized_email = @NormalizedEmail, name = @Name, role = @Role, password_hash = @PasswordHash,
    security_stamp = @SecurityStamp
where id = @Id and security_stamp = @StoredStamp

-- name: remove
delete from account where id = @Id

-- name: find
select id, email, normalized_email, name, role, password_hash, security_stamp, security_stamp as stored_stamp, state, second_factor, created_at from account where id = @Id

-- name: find-by-email
select id, email, normalized_email, name, role, password_hash, security_stamp, security_stamp as stored_stamp, state, second_factor, created_at
from account where normalized_email = @NormalizedEmail

-- name: in-role
select id, email, normalized_email, name, role, password_hash, security_stamp, security_stamp as stored_stamp, state, second_factor, created_at
from account where role = @Role order by email

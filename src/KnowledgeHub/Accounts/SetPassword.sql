-- name: accept
update account set password_hash = @Hash, name = @Name, state = 'active', security_stamp = @Stamp where id = @Id and state = 'invited' returning email

-- name: renew
update account set password_hash = @Hash, security_stamp = @Stamp where id = @Id and state = 'active' returning email

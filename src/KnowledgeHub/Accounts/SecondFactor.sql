-- name: key
select authenticator_key from account where id = @Id

-- name: start
update account set authenticator_key = @Key, last_step = 0 where id = @Id and second_factor = false

-- name: switch-on
update account set second_factor = true where id = @Id

-- name: switch-off
update account set second_factor = false, authenticator_key = null, last_step = 0 where id = @Id and second_factor = true returning email

-- name: take-step
update account set last_step = @Step where id = @Id and last_step < @Step

-- name: add-code
insert into recovery_code (account_id, code_hash) values (@Id, @Hash)

-- name: take-code
delete from recovery_code where account_id = @Id and code_hash = @Hash

-- name: count-codes
select count(*) from recovery_code where account_id = @Id

-- name: forget-codes
delete from recovery_code where account_id = @Id

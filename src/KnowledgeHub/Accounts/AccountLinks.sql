-- name: add
insert into account_link (token_hash, account_id, purpose, created_at, expires_at) values (@Hash, @AccountId, @Purpose, @Now, @Until)

-- name: find
select account_id from account_link where token_hash = @Hash and purpose = @Purpose and expires_at > @Now

-- name: take
delete from account_link where token_hash = @Hash and purpose = @Purpose and expires_at > @Now returning account_id

-- name: forget
delete from account_link where account_id = @AccountId

-- name: made-since
select count(*) from account_link where account_id = @AccountId and created_at > @Since

-- name: active
select id from account where normalized_email = @NormalizedEmail and state = 'active'

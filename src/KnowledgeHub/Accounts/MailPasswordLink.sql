-- name: active
select id, email from account where normalized_email = @NormalizedEmail and state = 'active'

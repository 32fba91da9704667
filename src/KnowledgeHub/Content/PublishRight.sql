-- name: find
select role, types, topics, state from account where normalized_email = @Email

-- name: known
-- Npgsql passes a list as one array.
select id, email, state, confirmed_at from subscriber where email = any(@Emails)

-- name: suppressed
select address_hash, reason from suppression where address_hash = any(@Hashes)

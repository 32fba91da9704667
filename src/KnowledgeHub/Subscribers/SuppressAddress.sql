-- name: hold
update subscriber set held_at = coalesce(held_at, @Now), held_because = @Because where email = @Email and state <> 'unsubscribed'

-- name: release
update subscriber set held_at = null, held_because = '' where email = @Email

-- name: id
select id from subscriber where email = @Email

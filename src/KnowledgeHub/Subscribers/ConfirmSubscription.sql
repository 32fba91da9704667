-- name: address
select email from subscriber where id = @Id and erased_at is null

-- name: is-confirmed
select count(*) from subscriber where id = @Id and state = 'confirmed' and held_at is null

-- name: confirm
-- A link that was asked for before the address was suppressed says nothing about what its owner wants since.
update subscriber set state = 'confirmed', confirmed_at = @Now, unsubscribed_at = null, held_at = null, held_because = '', paused_until = null
where id = @Id and email = @Email and state = 'pending' and requested_at > @Oldest and (held_at is null or requested_at > held_at)

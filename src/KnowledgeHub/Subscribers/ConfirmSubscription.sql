-- name: confirm
update subscriber set state = 'confirmed', confirmed_at = coalesce(confirmed_at, @Now), unsubscribed_at = null
where id = @Id and (state = 'confirmed' or (state = 'pending' and requested_at > @Oldest))

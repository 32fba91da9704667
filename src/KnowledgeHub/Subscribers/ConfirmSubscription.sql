-- name: confirm
update subscriber set state = 'confirmed', confirmed_at = case when state = 'confirmed' then confirmed_at else @Now end, unsubscribed_at = null
where id = @Id and (state = 'confirmed' or (state = 'pending' and requested_at > @Oldest))

-- name: one
delete from saved_search where id = @Id returning id

-- name: all
delete from saved_search where follower_id = @FollowerId returning id

-- name: unconfirmed
delete from saved_search where state = 'pending' and requested_at < @Before returning id

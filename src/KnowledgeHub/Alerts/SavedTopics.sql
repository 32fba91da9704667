-- name: naming
select id, follower_id, words, chosen, state from saved_search where chosen like @Topic order by id

-- name: twin
select id, follower_id, state from saved_search where follower_id = @FollowerId and fingerprint = @Fingerprint and id <> @Id

-- name: delete
delete from saved_search where id = @Id

-- name: change
update saved_search set chosen = @Chosen, fingerprint = @Fingerprint where id = @Id

-- name: find
select id, follower_id, words, chosen, period, locale, state, seen, due_at, requested_at from saved_search where id = @Id

-- name: follower
select id, email from follower where id = @Id

-- name: of
select id, follower_id, words, chosen, period, locale, state, seen, due_at, requested_at from saved_search
where follower_id = @FollowerId and state <> 'pending'
order by requested_at, id

-- name: count
select state, period, count(*) as searches from saved_search group by state, period order by state, period

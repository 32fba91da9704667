-- name: naming
-- Its owner can't change or end it until the merge is through.
select id, follower_id, words, chosen, state from saved_search where chosen like @Topic order by id for update

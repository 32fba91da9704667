-- name: take-turn
-- Sequence numbers are given out before a transaction commits. Without a turn, a follower could pass a number
-- that becomes visible only later, and would never see it.
select pg_advisory_xact_lock(7265411)

-- name: append-many
insert into content_change (content_id, kind, at) select value, @Kind, @At from json_array_elements_text(cast(@Ids as json)) as list (value)

-- name: take-turn
-- Sequence numbers are given out before a transaction commits. Without a turn, a follower could pass a number
-- that becomes visible only later, and would never see it.
select pg_advisory_xact_lock(7265411)

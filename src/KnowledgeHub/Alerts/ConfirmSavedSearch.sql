-- name: confirm
-- What was announced before is not told; the preview showed it.
update saved_search
set state = 'active', confirmed_at = @Now, due_at = @DueAt, seen = (select coalesce(max(sequence), 0) from announcement)
where id = @Id and state = 'pending'
  and (select count(*) from saved_search other where other.follower_id = saved_search.follower_id and other.state <> 'pending') < @Most

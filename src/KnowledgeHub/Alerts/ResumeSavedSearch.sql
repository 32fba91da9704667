-- name: resume
update saved_search set state = 'active', due_at = @DueAt, seen = (select coalesce(max(sequence), 0) from announcement)
where id = @Id and state = 'paused'

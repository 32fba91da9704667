-- name: stop
update delivery set state = 'left', answer = @Answer, updated_at = @Now, claimed_until = null where issue_id = @Id and state = 'queued'

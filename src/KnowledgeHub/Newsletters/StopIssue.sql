-- name: end-queueing
-- First the issue: whoever is adding subscribers to it waits for this or adds none after it.
update issue set queued_up_to = null, paused_at = null where id = @Id and state = 'sending'

-- name: stop
update delivery set state = 'left', answer = @Answer, updated_at = @Now, claimed_until = null where issue_id = @Id and state = 'queued'

-- name: title
select title from issue where id = @Id

-- name: reopen
-- First the issue, as everywhere. It is being sent again when something of it is.
update issue set state = 'sending', finished_at = null where id = @Id and state in ('sending', 'sent')

-- name: send-again
update delivery set state = 'queued', due_at = @Now, attempts = 0, answer = @Answer, updated_at = @Now, claimed_until = null
where issue_id = @Id and state = 'uncertain' and settled_by = ''

-- name: leave
update delivery set settled_by = @Editor, updated_at = @Now where issue_id = @Id and state = 'uncertain' and settled_by = ''

-- name: title
select title from issue where id = @Id

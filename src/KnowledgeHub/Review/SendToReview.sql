-- name: send
insert into draft_stage (content_id, version, stage, sent_by, sent_at, due_on, message)
values (@Id, @Version, 'in-review', @Who, @Now, @DueOn, @Message)
on conflict (content_id) do update
set version = excluded.version, stage = excluded.stage, sent_by = excluded.sent_by, sent_at = excluded.sent_at,
    due_on = excluded.due_on, message = excluded.message, decided_by = '', decided_at = null, reason = ''

-- name: clear-reviewers
delete from draft_reviewer where content_id = @Id

-- name: add-reviewer
insert into draft_reviewer (content_id, email) values (@Id, @Email)

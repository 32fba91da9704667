-- name: send-back
update draft_stage set version = @Version, stage = 'sent-back', decided_by = @Who, decided_at = @Now, reason = @Reason where content_id = @Id

-- name: end-schedule
delete from planned_publication where content_id = @Id

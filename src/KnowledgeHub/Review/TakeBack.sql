-- name: forget
delete from draft_stage where content_id = @Id

-- name: forget-reviewers
delete from draft_reviewer where content_id = @Id

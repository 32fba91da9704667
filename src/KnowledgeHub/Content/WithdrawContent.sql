-- name: hide
update live_content set withdrawn = true, withdrawn_note = @Note, updated_at = @Now where content_id = @Id and withdrawn = false returning title

-- name: mark-withdrawn
update content set state = 'withdrawn', updated_at = @Now, updated_by = @Editor where id = @Id returning live_version

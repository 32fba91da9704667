-- name: resolve
update review_comment set resolved_at = @Now, resolved_by = @Who where id = @Id and content_id = @ContentId and thread_id is null and resolved_at is null

-- name: reopen
update review_comment set resolved_at = null, resolved_by = '' where id = @Id and content_id = @ContentId and thread_id is null and resolved_at is not null

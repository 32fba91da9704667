-- name: revoke
update review_guest set revoked_at = @Now where id = @Id and content_id = @ContentId and revoked_at is null

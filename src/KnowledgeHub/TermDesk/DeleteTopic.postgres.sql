-- name: lock
-- A subscriber who is choosing the topic at this moment counts as one who uses it.
select slug from topic where slug = @Slug for update

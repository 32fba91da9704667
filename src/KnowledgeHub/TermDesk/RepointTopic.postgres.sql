-- name: lock
-- A subscriber who is choosing the topic at this moment has done so, or will be led on.
select slug from topic where slug = @From for update

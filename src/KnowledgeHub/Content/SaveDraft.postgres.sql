-- name: lock
-- The second writer of the same item waits here and then sees what the first one saved.
select id from content where id = @Id for update

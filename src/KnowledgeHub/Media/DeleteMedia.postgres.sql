-- name: lock
-- Waits for an item that is just being saved with this file; the next statement then sees its use.
select id from media where id = @Id for update

-- name: lock
-- Two who replace the same file take turns.
select id from media where id = @Id for update

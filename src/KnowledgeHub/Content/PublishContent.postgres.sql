-- name: lock
-- Two editors who publish at once take turns, and the second finds nothing left to publish.
select id from content where id = @Id for update

-- name: lock
select id from content where id = @Id for update

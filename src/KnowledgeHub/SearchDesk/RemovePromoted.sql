-- name: remove
delete from promoted_result where id = @Id

-- name: public
select status, due_on from commitment where id = @Id and is_public and deleted_at is null

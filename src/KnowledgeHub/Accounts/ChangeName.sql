-- name: change
update account set name = @Name where id = @Id and name <> @Name

-- name: change
update place set name = @Name, income = @Income where code = @Code

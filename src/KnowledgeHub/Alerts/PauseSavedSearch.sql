-- name: pause
update saved_search set state = 'paused' where id = @Id and state = 'active'

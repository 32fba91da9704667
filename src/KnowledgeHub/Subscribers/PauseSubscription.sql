-- name: pause
update subscriber set paused_until = @Until where id = @Id and erased_at is null

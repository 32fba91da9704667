-- name: pause
update issue set paused_at = @Now, paused_by = @By, paused_because = @Reason where id = @Id and state = 'sending' and paused_at is null

-- name: resume
update issue set paused_at = null, paused_by = '', paused_because = '' where id = @Id and state = 'sending' and paused_at is not null

-- name: title
select title from issue where id = @Id

-- name: plan
insert into planned_end (content_id, due_at, target, set_by, set_at) values (@Id, @Due, @Target, @Who, @Now)
on conflict (content_id) do update set due_at = excluded.due_at, target = excluded.target, set_by = excluded.set_by, set_at = excluded.set_at

-- name: cancel
delete from planned_end where content_id = @Id

-- name: schedule
insert into planned_publication (content_id, version, due_at, major, note, set_by, set_at) values (@Id, @Version, @Due, @Major, @Note, @Who, @Now)
on conflict (content_id) do update
set version = excluded.version, due_at = excluded.due_at, major = excluded.major, note = excluded.note, set_by = excluded.set_by, set_at = excluded.set_at

-- name: cancel
delete from planned_publication where content_id = @Id

-- name: due-publications
-- A plan for a version that is no longer the draft can't be carried out, and one for what somebody published by hand need
-- not be: both end at once.
select p.content_id, p.version, p.due_at, p.major, p.note, p.set_by
from planned_publication p join content c on c.id = p.content_id
where p.due_at <= @Now or p.version <> c.draft_version or (c.state = 'published' and c.live_version = p.version)
order by p.due_at, p.content_id

-- name: due-ends
select content_id, due_at, target, set_by from planned_end where due_at <= @Now order by due_at, content_id

-- name: take-publication
delete from planned_publication where content_id = @ContentId and version = @Version and due_at = @DueAt

-- name: take-end
delete from planned_end where content_id = @ContentId and due_at = @DueAt

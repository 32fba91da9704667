-- name: find
select id, slug, title, intro, state, due_at, created_at, updated_at, updated_by, queued_at, finished_at,
    (select count(*) from issue_only_to o where o.issue_id = issue.id) as only_to
from issue where id = @Id

-- name: sent-at
select id, slug, title, intro, state, due_at, created_at, updated_at, updated_by, queued_at, finished_at from issue where slug = @Slug and queued_at is not null

-- name: list
select id, slug, title, intro, state, due_at, created_at, updated_at, updated_by, queued_at, finished_at from issue order by updated_at desc limit @Limit

-- name: archive
select id, slug, title, intro, state, due_at, created_at, updated_at, updated_by, queued_at, finished_at from issue where queued_at is not null order by queued_at desc limit @Limit

-- name: sections
select position, heading from issue_section where issue_id = @Id order by position

-- name: items
select section, content_id from issue_item where issue_id = @Id order by section, position

-- name: count-deliveries
select state, count(*) as deliveries from delivery where issue_id = @Id group by state

-- name: last-queued
select queued_at from issue where queued_at is not null order by queued_at desc limit 1

-- name: find
select id, slug, title, intro, state, due_at, created_at, updated_at, updated_by, queued_at, finished_at, held_because, kind, segment_id, revision, texts as texts_json,
    (select count(*) from issue_only_to o where o.issue_id = issue.id) as only_to
from issue where id = @Id

-- name: sent-at
select id, slug, title, intro, state, due_at, created_at, updated_at, updated_by, queued_at, finished_at, held_because, kind, segment_id, revision, texts as texts_json from issue where slug = @Slug and queued_at is not null

-- name: list
select id, slug, title, intro, state, due_at, created_at, updated_at, updated_by, queued_at, finished_at, held_because, kind, segment_id, revision, texts as texts_json from issue order by updated_at desc limit @Limit

-- name: archive
select id, slug, title, intro, state, due_at, created_at, updated_at, updated_by, queued_at, finished_at, held_because, kind, segment_id, revision, texts as texts_json from issue where queued_at is not null order by queued_at desc limit @Limit

-- name: sections
select position, heading, headings from issue_section where issue_id = @Id order by position

-- name: blocks
select id, section, kind, content_id, commitment_id, details from issue_block where issue_id = @Id order by section, position

-- name: segments
select id, name from segment order by name

-- name: count-deliveries
select state, count(*) as deliveries from delivery where issue_id = @Id group by state

-- name: last-queued
select queued_at from issue where queued_at is not null and kind = 'issue' order by queued_at desc limit 1

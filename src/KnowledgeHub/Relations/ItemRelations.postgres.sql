-- name: superseded
-- Npgsql passes a list as one array.
select r.to_id as own_id, r.kind, false as forward, r.from_id as other_id, l.type, l.slug, l.title, l.locale, 'published' as state, l.published_on, r.added_by, r.added_at
from content_relation r join live_content l on l.content_id = r.from_id
where r.kind = 'supersedes' and l.withdrawn = false and r.to_id = any(@Ids)

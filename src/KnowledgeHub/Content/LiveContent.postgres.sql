-- name: find-many
-- Npgsql passes a list as one array.
select l.content_id, l.type, l.slug, l.locale, l.title, l.summary, l.published_on, l.first_published_at, l.updated_at, l.withdrawn, l.withdrawn_note, c.external_id, v.id as version, v.data
from live_content l join content c on c.id = l.content_id join content_version v on v.id = c.live_version
where (l.withdrawn = false or @AlsoWithdrawn) and l.content_id = any(@Ids)

-- name: of-live
select r.from_id as own_id, r.kind, true as forward, r.to_id as other_id, l.type, l.slug, l.title, l.locale, 'published' as state, l.published_on, r.added_by, r.added_at
from content_relation r join live_content l on l.content_id = r.to_id
where r.from_id = @Id and l.withdrawn = false
union all
select r.to_id as own_id, r.kind, false as forward, r.from_id as other_id, l.type, l.slug, l.title, l.locale, 'published' as state, l.published_on, r.added_by, r.added_at
from content_relation r join live_content l on l.content_id = r.from_id
where r.to_id = @Id and l.withdrawn = false

-- name: of
select r.from_id as own_id, r.kind, true as forward, r.to_id as other_id, c.type, c.slug, c.title, c.locale, c.state, l.published_on, r.added_by, r.added_at
from content_relation r join content c on c.id = r.to_id left join live_content l on l.content_id = c.id
where r.from_id = @Id and c.deleted_at is null
union all
select r.to_id as own_id, r.kind, false as forward, r.from_id as other_id, c.type, c.slug, c.title, c.locale, c.state, l.published_on, r.added_by, r.added_at
from content_relation r join content c on c.id = r.from_id left join live_content l on l.content_id = c.id
where r.to_id = @Id and c.deleted_at is null

-- name: superseded
select r.to_id as own_id, r.kind, false as forward, r.from_id as other_id, l.type, l.slug, l.title, l.locale, 'published' as state, l.published_on, r.added_by, r.added_at
from content_relation r join live_content l on l.content_id = r.from_id
where r.kind = 'supersedes' and l.withdrawn = false and r.to_id in @Ids

-- name: find
select c.id, c.type, c.slug, c.draft_slug, c.locale, c.external_id, c.title, c.state, c.draft_version, c.live_version,
       c.created_at, c.updated_at, c.updated_by, v.data
from content c join content_version v on v.id = c.draft_version
where c.id = @Id and c.deleted_at is null

-- name: find-any
select c.id, c.type, c.slug, c.draft_slug, c.locale, c.external_id, c.title, c.state, c.draft_version, c.live_version,
       c.created_at, c.updated_at, c.updated_by, c.deleted_at, v.data
from content c join content_version v on v.id = c.draft_version
where c.id = @Id

-- name: find-external
-- Deleted ones too: an import neither adds the item a second time nor brings it back unasked.
select c.id, c.type, c.slug, c.draft_slug, c.locale, c.external_id, c.title, c.state, c.draft_version, c.live_version,
       c.created_at, c.updated_at, c.updated_by, c.deleted_at, v.data
from content c join content_version v on v.id = c.draft_version
where c.type = @Type and c.external_id = @ExternalId

-- name: list
select id, type, slug, draft_slug, locale, external_id, title, state, draft_version, live_version, created_at, updated_at, updated_by
from content
where deleted_at is null and (@Type = '' or type = @Type) and (@State = '' or state = @State) and (@Words = '' or lower(title) like @Words escape '\')
order by updated_at desc, id desc
limit @Limit offset @Offset

-- name: count
select count(*) from content
where deleted_at is null and (@Type = '' or type = @Type) and (@State = '' or state = @State) and (@Words = '' or lower(title) like @Words escape '\')

-- name: count-states
select state, count(*) as items from content where deleted_at is null group by state

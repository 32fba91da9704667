-- name: at
select l.content_id, l.type, l.slug, l.locale, l.title, l.summary, l.published_on, l.first_published_at, l.updated_at, l.withdrawn, l.withdrawn_note, c.external_id, v.id as version, v.data
from live_content l join content c on c.id = l.content_id join content_version v on v.id = c.live_version
where l.type = @Type and l.slug = @Slug

-- name: moved-to
select l.slug from slug_redirect r join live_content l on l.content_id = r.content_id where r.type = @Type and r.slug = @Slug

-- name: find
select l.content_id, l.type, l.slug, l.locale, l.title, l.summary, l.published_on, l.first_published_at, l.updated_at, l.withdrawn, l.withdrawn_note, c.external_id, v.id as version, v.data
from live_content l join content c on c.id = l.content_id join content_version v on v.id = c.live_version
where l.content_id = @Id

-- name: find-many
select l.content_id, l.type, l.slug, l.locale, l.title, l.summary, l.published_on, l.first_published_at, l.updated_at, l.withdrawn, l.withdrawn_note, c.external_id, v.id as version, v.data
from live_content l join content c on c.id = l.content_id join content_version v on v.id = c.live_version
where (l.withdrawn = false or @AlsoWithdrawn) and l.content_id in @Ids

-- name: newest
select l.content_id, l.type, l.slug, l.locale, l.title, l.summary, l.published_on, l.first_published_at, l.updated_at, l.withdrawn, l.withdrawn_note, c.external_id, v.id as version, v.data
from live_content l join content c on c.id = l.content_id join content_version v on v.id = c.live_version
where l.withdrawn = false and (@Type = '' or l.type = @Type)
order by l.published_on desc, l.first_published_at desc, l.content_id desc
limit @Limit

-- name: with-term
select l.content_id, l.type, l.slug, l.locale, l.title, l.summary, l.published_on, l.first_published_at, l.updated_at, l.withdrawn, l.withdrawn_note, c.external_id, v.id as version, v.data
from live_content l join content c on c.id = l.content_id join content_version v on v.id = c.live_version
join live_term t on t.content_id = l.content_id
where l.withdrawn = false and t.kind = @Kind and t.value = @Value
order by l.published_on desc, l.content_id desc
limit @Limit

-- name: related
select l.content_id, l.type, l.slug, l.locale, l.title, l.summary, l.published_on, l.first_published_at, l.updated_at, l.withdrawn, l.withdrawn_note, c.external_id, v.id as version, v.data
from live_content l join content c on c.id = l.content_id join content_version v on v.id = c.live_version
join (select other.content_id, count(*) as shared
      from live_term own join live_term other on other.kind = own.kind and other.value = own.value and other.content_id <> own.content_id
      where own.content_id = @Id and own.kind in ('topic', 'country')
      group by other.content_id) near on near.content_id = l.content_id
where l.withdrawn = false
order by near.shared desc, l.published_on desc, l.content_id
limit @Limit

-- name: count-terms
select t.value, count(*) as items from live_term t join live_content l on l.content_id = t.content_id
where l.withdrawn = false and t.kind = @Kind
group by t.value

-- name: count-types
select type as value, count(*) as items from live_content where withdrawn = false group by type

-- name: after
select l.content_id, l.type, l.slug, l.locale, l.title, l.summary, l.published_on, l.first_published_at, l.updated_at, l.withdrawn, l.withdrawn_note, c.external_id, v.id as version, v.data
from live_content l join content c on c.id = l.content_id join content_version v on v.id = c.live_version
where (l.withdrawn = false or @AlsoWithdrawn) and l.content_id > @Id
order by l.content_id
limit @Limit

-- name: count
select count(*) from live_content where withdrawn = false or @AlsoWithdrawn

-- name: versions-after
-- What is withdrawn is another thing to show, though it is the same version.
select l.content_id, c.live_version || case when l.withdrawn then ' withdrawn' else '' end as version
from live_content l join content c on c.id = l.content_id
where l.content_id > @Id
order by l.content_id
limit @Limit

-- name: standing
-- In one statement, so that both are of the same moment.
select (select count(*) from live_content) as items, (select coalesce(max(sequence), 0) from content_change) as head

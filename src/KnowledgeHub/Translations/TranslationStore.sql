-- name: source-of
select translation_of from content where id = @Id

-- name: work
select id, type, slug, draft_slug, locale, external_id, title, state, draft_version, live_version, created_at, updated_at, updated_by
from content
where (id = @Root or translation_of = @Root) and deleted_at is null
order by case when id = @Root then 0 else 1 end, locale, id

-- name: live
select l.content_id, l.type, l.slug, l.locale, l.title
from live_content l join content c on c.id = l.content_id
where l.withdrawn = false and (c.id = @Root or c.translation_of = @Root)
order by case when c.id = @Root then 0 else 1 end, l.locale, l.content_id

-- name: link
update content set translation_of = @Source where id = @Id

-- name: partners
select a.partners from translation_alignment a join content_version v on v.id = a.version_id
where v.content_id = @Id and v.number <= (select number from content_version where id = @Version)
order by v.number desc
limit 1

-- name: keep
insert into translation_alignment (version_id, partners, changed_at, changed_by)
values (@Version, @Partners, @Now, @Author)
on conflict (version_id) do update set partners = excluded.partners, changed_at = excluded.changed_at, changed_by = excluded.changed_by

-- name: lock
select 1

-- name: sources
select id as content_id, translation_of as source_id from content where translation_of is not null and id in @Ids

-- name: lock
select 1

-- name: slug-taken
-- An address that led to another item still does, for those who noted it.
select (select count(*) from content where type = @Type and (slug = @Slug or draft_slug = @Slug) and id <> @OwnId)
     + (select count(*) from slug_redirect where type = @Type and slug = @Slug and content_id <> @OwnId)

-- name: add-item
insert into content (id, type, slug, locale, external_id, title, state, draft_version, created_at, updated_at, updated_by)
values (@Id, @Type, @Slug, @Locale, @ExternalId, @Title, 'draft', @Version, @Now, @Now, @Author)
on conflict do nothing

-- name: add-version
insert into content_version (id, content_id, number, data, author, note, created_at)
values (@Version, @Id, (select coalesce(max(number), 0) + 1 from content_version where content_id = @Id), @Data, @Author, @Note, @Now)

-- name: change-item
update content
set slug = @Slug, draft_slug = @DraftSlug, locale = @Locale, title = @Title, draft_version = @Version, updated_at = @Now, updated_by = @Author
where id = @Id

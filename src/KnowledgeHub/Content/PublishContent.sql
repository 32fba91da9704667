-- name: lock
select 1

-- name: shown-date
select published_on from live_content where content_id = @Id
union all select published_on from unpublished where content_id = @Id

-- name: forget-redirect
delete from slug_redirect where type = @Type and slug = @Slug

-- name: redirect
insert into slug_redirect (type, slug, content_id) values (@Type, @Slug, @Id)
on conflict (type, slug) do update set content_id = excluded.content_id

-- name: show
insert into live_content (content_id, type, slug, locale, title, summary, published_on, first_published_at, updated_at, withdrawn)
values (@Id, @Type, @Slug, @Locale, @Title, @Summary, @PublishedOn, coalesce((select first_published_at from unpublished where content_id = @Id), @Now), @Now, false)
on conflict (content_id) do update
set slug = excluded.slug, locale = excluded.locale, title = excluded.title, summary = excluded.summary,
    published_on = excluded.published_on, updated_at = excluded.updated_at, withdrawn = false, withdrawn_note = ''

-- name: forget-unpublished
delete from unpublished where content_id = @Id

-- name: clear-terms
delete from live_term where content_id = @Id

-- name: add-term
insert into live_term (content_id, kind, value) values (@Id, @Kind, @Value)

-- name: mark-published
update content
set state = 'published', live_version = draft_version, slug = @Slug, draft_slug = null, updated_at = @Now, updated_by = @Editor
where id = @Id

-- name: note-publication
update content_version set published_at = @Now where id = @Version and published_at is null

-- name: add
insert into issue (id, slug, title, intro, state, created_at, updated_at, updated_by)
values (@Id, @Slug, @Title, @Intro, 'draft', @Now, @Now, @Author)

-- name: only-to
insert into issue_only_to (issue_id, content_id, got_before, announcement)
values (@Id, @ContentId, @Before, @Announcement)
on conflict (announcement) do nothing

-- name: add-section
insert into issue_section (issue_id, position, heading) values (@Id, 1, 'The item as it is now')

-- name: add-item
insert into issue_block (issue_id, id, section, position, kind, content_id) values (@Id, @ContentId, 1, 1, @Kind, @ContentId)

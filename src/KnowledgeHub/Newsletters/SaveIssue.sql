-- name: item-exists
select count(*) from content where id = @Id

-- name: is-scheduled
select count(*) from issue where id = @Id and state = 'scheduled'

-- name: slug-taken
select count(*) from issue where slug = @Slug

-- name: add
insert into issue (id, slug, title, intro, state, created_at, updated_at, updated_by)
values (@Id, @Slug, @Title, @Intro, 'draft', @Now, @Now, @Author)

-- name: change
update issue set title = @Title, intro = @Intro, updated_at = @Now, updated_by = @Author
where id = @Id and state in ('draft', 'scheduled')

-- name: clear-items
delete from issue_item where issue_id = @Id

-- name: clear-sections
delete from issue_section where issue_id = @Id

-- name: add-section
insert into issue_section (issue_id, position, heading) values (@Id, @Position, @Heading)

-- name: add-item
insert into issue_item (issue_id, content_id, section, position) values (@Id, @ContentId, @Section, @Position)

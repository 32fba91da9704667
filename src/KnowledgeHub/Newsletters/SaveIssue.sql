-- name: item-exists
select count(*) from content where id = @Id

-- name: segment-exists
select count(*) from segment where id = @Id

-- name: is-scheduled
select count(*) from issue where id = @Id and state = 'scheduled'

-- name: slug-taken
select count(*) from issue where slug = @Slug

-- name: add
insert into issue (id, slug, title, intro, texts, segment_id, kind, state, due_at, created_at, updated_at, updated_by)
values (@Id, @Slug, @Title, @Intro, @Texts, @SegmentId, @Kind, @State, @DueAt, @Now, @Now, @Author)

-- name: change
update issue set title = @Title, intro = @Intro, texts = @Texts, segment_id = @SegmentId, revision = revision + 1, updated_at = @Now, updated_by = @Author
where id = @Id and state in ('draft', 'scheduled') and (@Revision = 0 or revision = @Revision)

-- name: can-be-changed
select count(*) from issue where id = @Id and state in ('draft', 'scheduled')

-- name: clear-blocks
delete from issue_block where issue_id = @Id

-- name: clear-sections
delete from issue_section where issue_id = @Id

-- name: add-section
insert into issue_section (issue_id, position, heading, headings) values (@Id, @Position, @Heading, @Headings)

-- name: add-block
insert into issue_block (issue_id, id, section, position, kind, content_id, commitment_id, details)
values (@IssueId, @Id, @Section, @Position, @Kind, @ContentId, @CommitmentId, @Details)

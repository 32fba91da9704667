-- name: lock
select 1

-- name: delete
update content set deleted_at = @Now, deleted_by = @Editor
where id = @Id and deleted_at is null and not exists (select 1 from live_content where content_id = @Id and withdrawn = false)
returning title

-- name: is-live
select count(*) from live_content where content_id = @Id and withdrawn = false

-- name: set-page-aside
insert into deleted_live_content (content_id, slug, locale, title, summary, published_on, first_published_at, updated_at, withdrawn_note)
select content_id, slug, locale, title, summary, published_on, first_published_at, updated_at, withdrawn_note from live_content where content_id = @Id

-- name: take-page-away
delete from live_content where content_id = @Id

-- name: forget-presence
delete from content_presence where content_id = @Id

-- name: forget-publication
delete from planned_publication where content_id = @Id

-- name: forget-end
delete from planned_end where content_id = @Id

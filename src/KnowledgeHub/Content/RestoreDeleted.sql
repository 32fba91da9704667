-- name: restore
update content set deleted_at = null, deleted_by = '' where id = @Id and deleted_at is not null returning title

-- name: put-page-back
-- Its terms come back when it is published again; nothing counts those of a withdrawn item.
insert into live_content (content_id, type, slug, locale, title, summary, published_on, first_published_at, updated_at, withdrawn, withdrawn_note)
select d.content_id, c.type, d.slug, d.locale, d.title, d.summary, d.published_on, d.first_published_at, d.updated_at, true, d.withdrawn_note
from deleted_live_content d join content c on c.id = d.content_id
where d.content_id = @Id

-- name: forget-page
delete from deleted_live_content where content_id = @Id

-- name: find-many
-- Npgsql passes a list as one array.
select m.id, m.address, m.title, m.alt, m.decorative, m.credit, m.is_public, m.created_at, m.created_by, m.updated_at, m.updated_by, m.deleted_at,
       f.name, f.type, f.size, f.width, f.height, f.pages, f.text_state, f.text_reason,
       (select count(distinct u.content_id) from media_use u where u.media_id = m.id) as uses,
       (m.deleted_at is null and (m.is_public or exists (select 1 from media_use u join live_content l on l.content_id = u.content_id where u.media_id = m.id and u.live = true))) as open
from media m join media_file f on f.address = m.address
where m.id = any(@Ids)

-- name: owners
select address, media_id from media_file where address = any(@Addresses)

-- name: find
select m.id, f.address, m.title, f.type, m.alt, m.decorative
from media m join media_file f on f.media_id = m.id
where m.deleted_at is null and ((f.address = m.address and m.id in @Ids) or f.address in @Addresses)

-- name: clear
delete from media_use where content_id = @ContentId and live = @Live

-- name: add
insert into media_use (content_id, media_id, live) values (@ContentId, @MediaId, @Live)

-- name: live-items
select u.content_id from media_use u join live_content l on l.content_id = u.content_id
where u.media_id = @MediaId and u.live = true and l.withdrawn = false
order by u.content_id

-- name: files
select u.content_id, m.id as media_id, f.address, f.name, m.title, f.type
from media_use u join live_content l on l.content_id = u.content_id join media m on m.id = u.media_id join media_file f on f.address = m.address
where u.live = true and f.text_state <> 'none' and u.content_id in @Ids
order by u.content_id, m.title, m.id

-- name: pages
select address, number, text from media_page where address in @Addresses order by address, number

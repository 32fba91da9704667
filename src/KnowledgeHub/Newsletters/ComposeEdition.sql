-- name: translations
select c.translation_of as original, min(c.id) as id
from content c join live_content l on l.content_id = c.id
where c.translation_of in @Ids and l.locale = @Locale and l.withdrawn = false
group by c.translation_of

-- name: promised
select id from commitment where id in @Ids and is_public and deleted_at is null

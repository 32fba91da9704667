-- name: find
select v.id, v.content_id, v.number, c.type, c.locale, v.author, v.created_at, v.data, v.id = c.draft_version as is_newest
from content_version v join content c on c.id = v.content_id where v.id = @Version and c.deleted_at is null

-- name: newest
select v.id, v.content_id, v.number, c.type, c.locale, v.author, v.created_at, v.data, v.id = c.draft_version as is_newest
from content c join content_version v on v.id = c.draft_version where c.id = @ContentId and c.deleted_at is null

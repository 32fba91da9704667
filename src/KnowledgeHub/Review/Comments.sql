-- name: of
select m.id, m.content_id, m.version, v.number as version_number, m.thread_id, m.anchor, m.quote, m.text, m.author, m.name, m.organisation, m.guest_id, m.written_at, m.resolved_at, m.resolved_by
from review_comment m join content_version v on v.id = m.version
where m.content_id = @ContentId order by m.written_at, m.id

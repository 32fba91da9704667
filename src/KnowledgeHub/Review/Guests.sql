-- name: by-hash
select id, content_id, version, name, organisation, email, may_comment, may_approve, may_endorse, counts, expires_at, revoked_at, created_by, created_at
from review_guest where token_hash = @Hash

-- name: of
select id, content_id, version, name, organisation, email, may_comment, may_approve, may_endorse, counts, expires_at, revoked_at, created_by, created_at
from review_guest where content_id = @ContentId order by created_at desc, id desc

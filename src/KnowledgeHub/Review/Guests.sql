-- name: by-hash
select id, content_id, version, name, organisation, email, may_comment, may_approve, may_endorse, counts, expires_at, revoked_at, created_by, created_at,
    exists (select 1 from approval a where a.version = review_guest.version and a.who = review_guest.id and a.set_aside_at is null) as approved,
    exists (select 1 from endorsement e where e.version = review_guest.version and e.guest_id = review_guest.id) as endorsed
from review_guest where token_hash = @Hash

-- name: of
select id, content_id, version, name, organisation, email, may_comment, may_approve, may_endorse, counts, expires_at, revoked_at, created_by, created_at
from review_guest where content_id = @ContentId order by created_at desc, id desc

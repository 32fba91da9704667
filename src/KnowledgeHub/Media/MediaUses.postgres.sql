-- name: find
-- Npgsql passes a list as one array. Whoever deletes one of these files waits, and then sees that it is used.
select m.id, f.address, m.title, f.type, m.alt, m.decorative
from media m join media_file f on f.media_id = m.id
where m.deleted_at is null and ((f.address = m.address and m.id = any(@Ids)) or f.address = any(@Addresses))
order by m.id
for key share of m

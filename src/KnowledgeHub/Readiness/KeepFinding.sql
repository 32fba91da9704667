-- name: version-of
select id from content_version where id = @Version and content_id = @ContentId

-- name: tie
update readiness_finding set version = @Version, anchor = @Anchor, quote = @Quote where id = @Id and content_id = @ContentId
returning dimension || ' ' || level || ', ' || country || ' ' || city

-- name: remove
delete from readiness_finding where id = @Id and content_id = @ContentId
returning dimension || ' ' || level || ', ' || country || ' ' || city || ', ' || quote

-- name: lock
-- Whoever starts a translation of the same item waits here, so that no language is begun twice.
select id from content where id = @Id for update

-- name: sources
-- Npgsql passes a list as one array.
select id as content_id, translation_of as source_id from content where translation_of is not null and id = any(@Ids)

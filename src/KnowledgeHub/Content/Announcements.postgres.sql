-- name: last-of
-- Npgsql passes a list as one array.
select a.sequence, a.content_id, a.kind, a.note, a.at from announcement a
where a.content_id = any(@Ids) and not exists (select 1 from announcement later where later.content_id = a.content_id and later.sequence > a.sequence)

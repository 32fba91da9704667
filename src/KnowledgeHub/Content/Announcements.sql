-- name: add
insert into announcement (sequence, content_id, kind, note, at) values (@Sequence, @ContentId, @Kind, @Note, @At)

-- name: of
select sequence, content_id, kind, note, at from announcement where content_id = @ContentId order by sequence desc

-- name: last-of
select a.sequence, a.content_id, a.kind, a.note, a.at from announcement a
where a.content_id in @Ids and not exists (select 1 from announcement later where later.content_id = a.content_id and later.sequence > a.sequence)

-- name: between
select sequence, content_id, kind, note, at from announcement where sequence > @After and sequence <= @UpTo order by sequence limit @Limit

-- name: since
select sequence, content_id, kind, note, at from announcement where at > @At order by sequence desc limit @Limit

-- name: head
select coalesce(max(sequence), 0) from announcement

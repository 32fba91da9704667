-- name: take-turn
select 1

-- name: append
insert into content_change (content_id, kind, at) values (@ContentId, @Kind, @At) returning sequence

-- name: append-many
insert into content_change (content_id, kind, at) select value, @Kind, @At from json_each(@Ids)

-- name: read
select sequence, content_id, kind, at from content_change where sequence > @After order by sequence limit @Limit

-- name: head
select coalesce(max(sequence), 0) from content_change

-- name: checkpoint
select coalesce(max(sequence), 0) from follower_checkpoint where follower = @Follower

-- name: advance
insert into follower_checkpoint (follower, sequence) values (@Follower, @Sequence)
on conflict (follower) do update set sequence = excluded.sequence where follower_checkpoint.sequence < excluded.sequence

-- name: checkpoint
select cast(value as integer) from meta where name = 'checkpoint'

-- name: set-checkpoint
update meta set value = @Sequence where name = 'checkpoint'

-- name: count
select count(*) from doc

-- name: count-quarantine
select count(*) from quarantine

-- name: list-quarantine
select content_id, reason from quarantine order by content_id

-- name: anchor
select value from meta where name = 'anchor'

-- name: set-anchor
insert into meta (name, value) values ('anchor', @Anchor) on conflict (name) do update set value = excluded.value

-- name: versions
select d.content_id, coalesce(v.version, '') as version
from (select content_id from doc union select content_id from quarantine) d left join indexed_version v on v.content_id = d.content_id
where d.content_id > @After and (@Until = '' or d.content_id <= @Until)

-- name: versions-of
select d.content_id, coalesce(v.version, '') as version
from (select content_id from doc union select content_id from quarantine) d left join indexed_version v on v.content_id = d.content_id
where d.content_id in @Ids

-- name: add
insert into content_relation (from_id, kind, to_id, added_by, added_at) values (@From, @Id, @To, @Who, @Now) on conflict do nothing

-- name: remove
delete from content_relation where from_id = @From and kind = @Id and to_id = @To

-- name: leads-back
with recursive older (id) as (
    select to_id from content_relation where kind = 'supersedes' and from_id = @To
    union
    select r.to_id from content_relation r join older o on o.id = r.from_id where r.kind = 'supersedes'
)
select count(*) from older where id = @From

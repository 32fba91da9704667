-- name: add
insert into approval (id, content_id, version, who, name, organisation, by_guest, counts, approved_at)
values (@Id, @ContentId, @Version, @Who, @Name, @Organisation, @ByGuest, @Counts, @ApprovedAt)
on conflict (version, who) do update
set name = excluded.name, organisation = excluded.organisation, counts = excluded.counts, approved_at = excluded.approved_at, set_aside_at = null
where approval.set_aside_at is not null

-- name: count
-- Whoever made a guest's link vouches for the guest, so the two are one; so are two guests of the same person.
select count(distinct coalesce(lower(g.created_by), a.who)) from approval a left join review_guest g on g.id = a.who
where a.version = @Version and a.counts = true and a.set_aside_at is null

-- name: approve
update draft_stage set stage = 'approved', decided_by = @Who, decided_at = @Now where content_id = @Id and version = @Version and stage = 'in-review'

-- name: settle
insert into approved_version (version, content_id, approved_at) values (@Version, @Id, @Now) on conflict (version) do nothing

-- name: set-aside
update approval set set_aside_at = @Now where version = @Version and set_aside_at is null

-- name: unsettle
delete from approved_version where version = @Version

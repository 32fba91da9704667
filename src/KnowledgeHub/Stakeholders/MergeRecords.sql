-- name: move-consents
update consent set person_id = @Kept where person_id = @Gone returning id

-- name: back-consents
update consent set person_id = @Gone where person_id = @Kept and @Ids like '% ' || id || ' %'

-- name: move-person-roles
update person_role set person_id = @Kept where person_id = @Gone returning id

-- name: back-person-roles
update person_role set person_id = @Gone where person_id = @Kept and @Ids like '% ' || id || ' %'

-- name: move-organisation-roles
update person_role set organisation_id = @Kept where organisation_id = @Gone returning id

-- name: back-organisation-roles
update person_role set organisation_id = @Gone where organisation_id = @Kept and @Ids like '% ' || id || ' %'

-- name: move-person-groups
-- Who is in a group twice keeps the older membership there.
update group_member set person_id = @Kept where person_id = @Gone and group_id not in (select k.group_id from group_member k where k.person_id = @Kept) returning id

-- name: back-person-groups
update group_member set person_id = @Gone where person_id = @Kept and @Ids like '% ' || id || ' %'

-- name: move-person-engagements
update engagement_participant set person_id = @Kept where person_id = @Gone and engagement_id not in (select k.engagement_id from engagement_participant k where k.person_id = @Kept) returning engagement_id

-- name: back-person-engagements
update engagement_participant set person_id = @Gone where person_id = @Kept and @Ids like '% ' || engagement_id || ' %'

-- name: move-organisation-groups
-- Who is in a group twice keeps the older membership there.
update group_member set organisation_id = @Kept where organisation_id = @Gone and group_id not in (select k.group_id from group_member k where k.organisation_id = @Kept) returning id

-- name: back-organisation-groups
update group_member set organisation_id = @Gone where organisation_id = @Kept and @Ids like '% ' || id || ' %'

-- name: move-organisation-engagements
update engagement_participant set organisation_id = @Kept where organisation_id = @Gone and engagement_id not in (select k.engagement_id from engagement_participant k where k.organisation_id = @Kept) returning engagement_id

-- name: back-organisation-engagements
update engagement_participant set organisation_id = @Gone where organisation_id = @Kept and @Ids like '% ' || engagement_id || ' %'

-- name: move-relations-from
update organisation_relation set from_id = @Kept where from_id = @Gone and to_id <> @Kept
  and not exists (select 1 from organisation_relation k where k.from_id = @Kept and k.kind = organisation_relation.kind and k.to_id = organisation_relation.to_id) returning id

-- name: back-relations-from
update organisation_relation set from_id = @Gone where from_id = @Kept and @Ids like '% ' || id || ' %'

-- name: move-relations-to
update organisation_relation set to_id = @Kept where to_id = @Gone and from_id <> @Kept
  and not exists (select 1 from organisation_relation k where k.to_id = @Kept and k.kind = organisation_relation.kind and k.from_id = organisation_relation.from_id) returning id

-- name: back-relations-to
update organisation_relation set to_id = @Gone where to_id = @Kept and @Ids like '% ' || id || ' %'

-- name: move-commitments
update commitment set organisation_id = @Kept where organisation_id = @Gone returning id

-- name: back-commitments
update commitment set organisation_id = @Gone where organisation_id = @Kept and @Ids like '% ' || id || ' %'

-- name: move-owner-links
update commitment_owner_link set person_id = @Kept where person_id = @Gone returning id

-- name: back-owner-links
update commitment_owner_link set person_id = @Gone where person_id = @Kept and @Ids like '% ' || id || ' %'

-- name: move-person-positions
update position_move set person_id = @Kept where person_id = @Gone returning id

-- name: back-person-positions
update position_move set person_id = @Gone where person_id = @Kept and @Ids like '% ' || id || ' %'

-- name: move-organisation-positions
update position_move set organisation_id = @Kept where organisation_id = @Gone returning id

-- name: back-organisation-positions
update position_move set organisation_id = @Gone where organisation_id = @Kept and @Ids like '% ' || id || ' %'

-- name: end-person
update person set deleted_at = @Now, deleted_because = 'Merged', merged_into = @Kept, version = version + 1, updated_at = @Now, updated_by = @Who
where id = @Gone and version = @Version and deleted_at is null

-- name: revive-person
-- Only while the one that stayed is there to give back what it got.
update person set deleted_at = null, deleted_because = '', merged_into = null, version = version + 1, updated_at = @Now, updated_by = @Who
where id = @Gone and merged_into = @Kept and exists (select 1 from person k where k.id = @Kept and k.deleted_at is null)

-- name: end-organisation
update organisation set deleted_at = @Now, deleted_because = 'Merged', merged_into = @Kept, version = version + 1, updated_at = @Now, updated_by = @Who
where id = @Gone and version = @Version and deleted_at is null

-- name: revive-organisation
-- Only while the one that stayed is there to give back what it got.
update organisation set deleted_at = null, deleted_because = '', merged_into = null, version = version + 1, updated_at = @Now, updated_by = @Who
where id = @Gone and merged_into = @Kept and exists (select 1 from organisation k where k.id = @Kept and k.deleted_at is null)

-- name: write-down
insert into directory_merge (id, kind, kept_id, gone_id, moved, kept_before, kept_version, merged_at, merged_by)
values (@Id, @Kind, @Kept, @Gone, @Moved, @Before, @Version, @Now, @Who)

-- name: undo
update directory_merge set undone_at = @Now, undone_by = @Who where id = @Id and undone_at is null

-- name: find
select * from directory_merge where id = @Id

-- name: list
select m.id, m.kind, m.kept_id, m.gone_id, m.moved, m.merged_at, m.merged_by, m.undone_at, coalesce(p.name, o.name, '') as kept_name, coalesce(q.name, r.name, '') as gone_name
from directory_merge m
left join person p on m.kind = 'person' and p.id = m.kept_id left join person q on m.kind = 'person' and q.id = m.gone_id
left join organisation o on m.kind = 'organisation' and o.id = m.kept_id left join organisation r on m.kind = 'organisation' and r.id = m.gone_id
where m.undone_at is null
order by m.merged_at desc, m.id desc
limit 200

-- name: add-person
insert into group_member (id, group_id, person_id, since)
select @Id, g.id, p.id, @Since from stakeholder_group g cross join person p
where g.id = @GroupId and g.deleted_at is null and p.id = @PersonId and p.deleted_at is null
on conflict do nothing

-- name: add-organisation
insert into group_member (id, group_id, organisation_id, since)
select @Id, g.id, o.id, @Since from stakeholder_group g cross join organisation o
where g.id = @GroupId and g.deleted_at is null and o.id = @OrganisationId and o.deleted_at is null
on conflict do nothing

-- name: remove
delete from group_member where id = @Id and group_id = @GroupId

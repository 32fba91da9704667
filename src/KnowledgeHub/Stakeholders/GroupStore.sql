-- name: list
select g.*, (select count(*) from group_member m where m.group_id = g.id) as members from stakeholder_group g where g.deleted_at is null order by g.name

-- name: find
select * from stakeholder_group where id = @Id

-- name: members
select m.id, m.group_id, m.person_id, m.organisation_id, coalesce(p.name, o.name) as name, m.since
from group_member m left join person p on p.id = m.person_id left join organisation o on o.id = m.organisation_id
where m.group_id = @Id and p.deleted_at is null and o.deleted_at is null
order by 5

-- name: list
select o.* from organisation o
where o.deleted_at is null
  and o.find_text like @WordA and o.find_text like @WordB and o.find_text like @WordC and o.find_text like @WordD
  and (@Kind = '' or o.kind = @Kind) and (@Country = '' or o.country = @Country)
  and (@Topics = '' or exists (select 1 from organisation_topic t where t.organisation_id = o.id and @Topics like '% ' || t.topic || ' %'))
  and (@Group = '' or exists (select 1 from group_member m where m.organisation_id = o.id and m.group_id = @Group))
order by o.name, o.id
limit @Limit offset @Offset

-- name: count
select count(*) from organisation o
where o.deleted_at is null
  and o.find_text like @WordA and o.find_text like @WordB and o.find_text like @WordC and o.find_text like @WordD
  and (@Kind = '' or o.kind = @Kind) and (@Country = '' or o.country = @Country)
  and (@Topics = '' or exists (select 1 from organisation_topic t where t.organisation_id = o.id and @Topics like '% ' || t.topic || ' %'))
  and (@Group = '' or exists (select 1 from group_member m where m.organisation_id = o.id and m.group_id = @Group))

-- name: find
select * from organisation where id = @Id

-- name: names
select locale, name from organisation_name where organisation_id = @Id order by locale, name

-- name: topics
select topic from organisation_topic where organisation_id = @Id order by topic

-- name: roles
select r.id, r.person_id, p.name as person_name, r.organisation_id, r.title, r.from_day, r.to_day
from person_role r join person p on p.id = r.person_id
where r.organisation_id = @Id and p.deleted_at is null
order by case when r.to_day is null then 0 else 1 end, r.to_day desc, p.name

-- name: relations
select r.id, r.kind, true as forward, o.id as other_id, o.name as other_name
from organisation_relation r join organisation o on o.id = r.to_id where r.from_id = @Id and o.deleted_at is null
union all
select r.id, r.kind, false, o.id, o.name
from organisation_relation r join organisation o on o.id = r.from_id where r.to_id = @Id and o.deleted_at is null
order by 2, 5

-- name: groups
select m.id, m.group_id, g.name as group_name, m.organisation_id, g.name, m.since
from group_member m join stakeholder_group g on g.id = m.group_id where m.organisation_id = @Id and g.deleted_at is null order by g.name

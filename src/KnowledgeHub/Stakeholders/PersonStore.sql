-- name: list
select p.* from person p
where p.deleted_at is null
  and p.find_text like @WordA and p.find_text like @WordB and p.find_text like @WordC and p.find_text like @WordD
  and (@Country = '' or p.country = @Country)
  and (@Topics = '' or exists (select 1 from person_topic t where t.person_id = p.id and @Topics like '% ' || t.topic || ' %'))
  and (@Group = '' or exists (select 1 from group_member m where m.person_id = p.id and m.group_id = @Group))
  and (@Kind = ''
    or (@Kind = 'none' and not exists (select 1 from consent c where c.person_id = p.id))
    or (@Kind = 'expired' and exists (
        select 1 from consent c where c.person_id = p.id and c.withdrawn_on is null and c.expires_on < @Today
          and not exists (select 1 from consent n where n.person_id = p.id and n.purpose = c.purpose and n.withdrawn_on is null and (n.expires_on is null or n.expires_on >= @Today)))))
order by p.name, p.id
limit @Limit offset @Offset

-- name: count
select count(*) from person p
where p.deleted_at is null
  and p.find_text like @WordA and p.find_text like @WordB and p.find_text like @WordC and p.find_text like @WordD
  and (@Country = '' or p.country = @Country)
  and (@Topics = '' or exists (select 1 from person_topic t where t.person_id = p.id and @Topics like '% ' || t.topic || ' %'))
  and (@Group = '' or exists (select 1 from group_member m where m.person_id = p.id and m.group_id = @Group))
  and (@Kind = ''
    or (@Kind = 'none' and not exists (select 1 from consent c where c.person_id = p.id))
    or (@Kind = 'expired' and exists (
        select 1 from consent c where c.person_id = p.id and c.withdrawn_on is null and c.expires_on < @Today
          and not exists (select 1 from consent n where n.person_id = p.id and n.purpose = c.purpose and n.withdrawn_on is null and (n.expires_on is null or n.expires_on >= @Today)))))

-- name: find
select * from person where id = @Id

-- name: addresses
select kind, value, label from person_address where person_id = @Id order by id

-- name: topics
select topic from person_topic where person_id = @Id order by topic

-- name: roles
select r.id, r.person_id, r.organisation_id, o.name as organisation_name, r.title, r.from_day, r.to_day
from person_role r join organisation o on o.id = r.organisation_id
where r.person_id = @Id
order by case when r.to_day is null then 0 else 1 end, r.to_day desc, r.from_day desc

-- name: current-roles
select r.id, r.person_id, r.organisation_id, o.name as organisation_name, r.title, r.from_day, r.to_day
from person_role r join organisation o on o.id = r.organisation_id
where @Ids like '% ' || r.person_id || ' %' and o.deleted_at is null and (r.from_day is null or r.from_day <= @Today) and (r.to_day is null or r.to_day >= @Today)
order by r.from_day desc

-- name: consents
select id, purpose, given_on, source, expires_on, withdrawn_on from consent where person_id = @Id order by given_on desc, id desc

-- name: count-expired
select count(distinct c.person_id) from consent c join person p on p.id = c.person_id
where p.deleted_at is null and c.withdrawn_on is null and c.expires_on < @Today
  and not exists (select 1 from consent n where n.person_id = c.person_id and n.purpose = c.purpose and n.withdrawn_on is null and (n.expires_on is null or n.expires_on >= @Today))

-- name: groups
select m.id, m.group_id, g.name as group_name, m.person_id, g.name, m.since
from group_member m join stakeholder_group g on g.id = m.group_id where m.person_id = @Id and g.deleted_at is null order by g.name

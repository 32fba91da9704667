-- name: list
select e.* from engagement e
where e.deleted_at is null and (@Kind = '' or e.kind = @Kind or (@Kind = 'due' and e.next_due is not null and e.next_done_on is null))
  and (e.find_text like @WordA or exists (
    select 1 from engagement_participant r left join person p on p.id = r.person_id left join organisation o on o.id = r.organisation_id
    where r.engagement_id = e.id and (p.find_text like @WordA or o.find_text like @WordA)))
  and (e.find_text like @WordB or exists (
    select 1 from engagement_participant r left join person p on p.id = r.person_id left join organisation o on o.id = r.organisation_id
    where r.engagement_id = e.id and (p.find_text like @WordB or o.find_text like @WordB)))
  and (e.find_text like @WordC or exists (
    select 1 from engagement_participant r left join person p on p.id = r.person_id left join organisation o on o.id = r.organisation_id
    where r.engagement_id = e.id and (p.find_text like @WordC or o.find_text like @WordC)))
  and (e.find_text like @WordD or exists (
    select 1 from engagement_participant r left join person p on p.id = r.person_id left join organisation o on o.id = r.organisation_id
    where r.engagement_id = e.id and (p.find_text like @WordD or o.find_text like @WordD)))
order by case when @Kind = 'due' then e.next_due end, e.on_day desc, e.id desc
limit @Limit offset @Offset

-- name: count
select count(*) from engagement e
where e.deleted_at is null and (@Kind = '' or e.kind = @Kind or (@Kind = 'due' and e.next_due is not null and e.next_done_on is null))
  and (e.find_text like @WordA or exists (
    select 1 from engagement_participant r left join person p on p.id = r.person_id left join organisation o on o.id = r.organisation_id
    where r.engagement_id = e.id and (p.find_text like @WordA or o.find_text like @WordA)))
  and (e.find_text like @WordB or exists (
    select 1 from engagement_participant r left join person p on p.id = r.person_id left join organisation o on o.id = r.organisation_id
    where r.engagement_id = e.id and (p.find_text like @WordB or o.find_text like @WordB)))
  and (e.find_text like @WordC or exists (
    select 1 from engagement_participant r left join person p on p.id = r.person_id left join organisation o on o.id = r.organisation_id
    where r.engagement_id = e.id and (p.find_text like @WordC or o.find_text like @WordC)))
  and (e.find_text like @WordD or exists (
    select 1 from engagement_participant r left join person p on p.id = r.person_id left join organisation o on o.id = r.organisation_id
    where r.engagement_id = e.id and (p.find_text like @WordD or o.find_text like @WordD)))

-- name: overdue
select * from engagement where deleted_at is null and next_done_on is null and next_due < @Today order by next_due, id limit @Limit

-- name: find
select * from engagement where id = @Id

-- name: participants
select r.kind, r.person_id, r.organisation_id, r.staff,
    case when r.kind = 'erased' then 'A person who was erased' else coalesce(p.name, o.name, r.staff) end as name
from engagement_participant r left join person p on p.id = r.person_id left join organisation o on o.id = r.organisation_id
where r.engagement_id = @Id
order by case r.kind when 'organisation' then 1 when 'person' then 2 when 'erased' then 3 else 4 end, 5

-- name: topics
select topic from engagement_topic where engagement_id = @Id order by topic

-- name: asks
select ask from engagement_ask where engagement_id = @Id order by ask

-- name: items
select content_id from engagement_item where engagement_id = @Id order by content_id

-- name: of-person
select e.* from engagement e
where e.deleted_at is null and exists (select 1 from engagement_participant r where r.engagement_id = e.id and r.person_id = @Id)
order by e.on_day desc, e.id desc
limit @Limit

-- name: of-organisation
select e.* from engagement e
where e.deleted_at is null and exists (
    select 1 from engagement_participant r left join person_role h on h.person_id = r.person_id and h.organisation_id = @Id
        and (h.from_day is null or h.from_day <= e.on_day) and (h.to_day is null or h.to_day >= e.on_day)
    where r.engagement_id = e.id and (r.organisation_id = @Id or h.id is not null))
order by e.on_day desc, e.id desc
limit @Limit

-- name: topics-of
select topic from engagement_topic where @Ids like '% ' || engagement_id || ' %' group by topic order by count(*) desc, topic

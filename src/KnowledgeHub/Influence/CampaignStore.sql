-- name: list
select * from campaign order by case when ends_on is null then 0 else 1 end, starts_on desc, name

-- name: find
select * from campaign where id = @Id

-- name: moves
select m.*, coalesce(o.name, p.name, '') as name, e.subject as engagement
from position_move m join engagement e on e.id = m.engagement_id
left join organisation o on o.id = m.organisation_id left join person p on p.id = m.person_id
where m.campaign_id = @Id and coalesce(o.deleted_at, p.deleted_at) is null
order by m.on_day, m.recorded_at, m.id

-- name: not-contacted
-- Organisations with a commitment that fell due and is not done, and whose last engagement was before that day.
select o.id as organisation_id, o.name, k.id as commitment_id, k.slug, k.title, k.due_on, k.status,
    (select max(e.on_day) from engagement e join engagement_participant r on r.engagement_id = e.id
     left join person_role h on h.person_id = r.person_id and h.organisation_id = o.id and (h.from_day is null or h.from_day <= e.on_day) and (h.to_day is null or h.to_day >= e.on_day)
     where e.deleted_at is null and (r.organisation_id = o.id or h.id is not null)) as last_contact
from commitment k join organisation o on o.id = k.organisation_id
where k.deleted_at is null and o.deleted_at is null and k.due_on < @Today and k.status not in ('completed', 'withdrawn')
  and not exists (
    select 1 from engagement e join engagement_participant r on r.engagement_id = e.id
    left join person_role h on h.person_id = r.person_id and h.organisation_id = o.id and (h.from_day is null or h.from_day <= e.on_day) and (h.to_day is null or h.to_day >= e.on_day)
    where e.deleted_at is null and e.on_day >= k.due_on and (r.organisation_id = o.id or h.id is not null))
order by k.due_on, o.name, k.id

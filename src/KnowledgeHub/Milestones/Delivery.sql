-- name: items
-- What is live; a translation counts through its original.
select t.ask, '' as milestone, l.content_id, l.type, l.slug, l.title, l.locale, l.published_on from content_ask t join live_content l on l.content_id = t.content_id join content c on c.id = t.content_id
where l.withdrawn = false and not exists (select 1 from content_ask o join live_content p on p.content_id = o.content_id where o.content_id = c.translation_of and o.ask = t.ask and p.withdrawn = false)
union all
select '' as ask, t.milestone, l.content_id, l.type, l.slug, l.title, l.locale, l.published_on from content_milestone t join live_content l on l.content_id = t.content_id join content c on c.id = t.content_id
where l.withdrawn = false and not exists (select 1 from content_milestone o join live_content p on p.content_id = o.content_id where o.content_id = c.translation_of and o.milestone = t.milestone and p.withdrawn = false)
order by 8 desc, 3

-- name: places
select t.content_id as id, t.value from live_term t
where t.kind = 'country' and (exists (select 1 from content_ask a where a.content_id = t.content_id) or exists (select 1 from content_milestone m where m.content_id = t.content_id))
order by 1, 2

-- name: commitments
-- An organisation is named only when it is set to be.
select k.id, k.slug, k.title, coalesce(case when o.is_public and o.deleted_at is null then o.name end, k.promised_by) as promised_by, k.country, k.due_on, k.status, k.illustrative
from commitment k left join organisation o on o.id = k.organisation_id
where k.is_public and k.deleted_at is null
order by k.due_on, k.title, k.id

-- name: commitment-asks
select commitment_id as id, ask as value from commitment_ask

-- name: commitment-milestones
select commitment_id as id, milestone as value from commitment_milestone

-- name: milestone-asks
select milestone as id, ask as value from milestone_ask

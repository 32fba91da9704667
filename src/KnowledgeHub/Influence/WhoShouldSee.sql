-- name: organisations
select id, name, country from organisation where deleted_at is null

-- name: organisation-topics
select organisation_id as id, topic as value from organisation_topic

-- name: people
-- The country is the person's own, or else that of where they have a role today.
select p.id, p.name, p.may_mail, p.lawful_basis, coalesce(p.country, (
    select min(o.country) from person_role r join organisation o on o.id = r.organisation_id
    where r.person_id = p.id and (r.from_day is null or r.from_day <= @Today) and (r.to_day is null or r.to_day >= @Today))) as country,
    exists (select 1 from consent c where c.person_id = p.id and c.purpose = 'contact' and c.withdrawn_on is null and (c.expires_on is null or c.expires_on >= @Today)) as consents,
    exists (select 1 from person_address a where a.person_id = p.id and a.kind = 'mail') as has_mail
from person p where p.deleted_at is null

-- name: person-topics
select person_id as id, topic as value from person_topic

-- name: received
-- Who was shown the item in an engagement already.
select r.organisation_id, r.person_id from engagement_item i join engagement e on e.id = i.engagement_id join engagement_participant r on r.engagement_id = e.id
where i.content_id = @Item and e.deleted_at is null

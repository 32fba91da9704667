-- name: at-organisation
select p.id, p.name, case when exists (
    select 1 from consent c where c.person_id = p.id and c.purpose = @Purpose and c.withdrawn_on is null and c.given_on <= @Today and (c.expires_on is null or c.expires_on >= @Today)
  ) then true else false end as agreed
from person p
where p.deleted_at is null and exists (
    select 1 from person_role r where r.person_id = p.id and r.organisation_id = @Id and (r.from_day is null or r.from_day <= @Today) and (r.to_day is null or r.to_day >= @Today))
order by p.name, p.id

-- name: person
select p.id, p.name, case when exists (
    select 1 from consent c where c.person_id = p.id and c.purpose = @Purpose and c.withdrawn_on is null and c.given_on <= @Today and (c.expires_on is null or c.expires_on >= @Today)
  ) then true else false end as agreed
from person p where p.id = @Id and p.deleted_at is null

-- name: received
-- Subscribers and people share nothing but the mail address; both keep it in lower case.
select i.id as issue_id, i.title, i.queued_at, coalesce(
    (select case when r.kind = 'complaint' then 'complained' when d.state = 'sent' then 'bounced' end from delivery_return r where r.delivery_id = d.id and r.undone_at is null order by r.at desc, r.fingerprint limit 1),
    d.state) as state
from person_address a
join subscriber s on s.email = a.value
join delivery d on d.subscriber_id = s.id
join issue i on i.id = d.issue_id
where a.person_id = @Id and a.kind = 'mail' and i.queued_at is not null
order by i.queued_at desc, i.id
limit @Limit

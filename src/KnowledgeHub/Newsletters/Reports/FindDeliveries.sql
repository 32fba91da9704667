-- name: people
select id, email, state, frequency, confirmed_at, unsubscribed_at, held_at, held_because, paused_until
from subscriber
where (@Address <> '' and lower(email) = @Address)
   or (@Domain <> '' and lower(email) like '%@' || @Domain escape '\')
order by email limit @Limit

-- name: issues
select i.id, i.title, i.queued_at, i.kind, i.segment_id, (select count(*) from issue_only_to o where o.issue_id = i.id) as only_to
from issue i where i.queued_at is not null order by i.queued_at desc limit @Limit

-- name: deliveries
select d.issue_id, d.state, d.answer, d.updated_at,
    (select r.kind from delivery_return r where r.delivery_id = d.id order by r.at desc, r.fingerprint limit 1) as return_kind,
    (select r.status from delivery_return r where r.delivery_id = d.id order by r.at desc, r.fingerprint limit 1) as return_status,
    (select r.diagnostic from delivery_return r where r.delivery_id = d.id order by r.at desc, r.fingerprint limit 1) as diagnostic
from delivery d where d.subscriber_id = @Id

-- name: rows
select count(*) from delivery where issue_id = @Id

-- name: states
-- The edition that was sent, whatever the subscriber chose since; of what was never taken up, the one they would get.
select case when d.audience = '' then s.audience else d.audience end as audience, case when d.locale = '' then s.locale else d.locale end as locale,
    case when d.state = 'sent' and exists (select 1 from delivery_return r where r.delivery_id = d.id and r.kind in ('hard', 'soft')) then 'bounced' else d.state end as state,
    count(*) as count
from delivery d join subscriber s on s.id = d.subscriber_id
where d.issue_id = @Id
group by 1, 2, 3
order by 1, 2, 3

-- name: answers
select answer, count(*) as count from delivery where issue_id = @Id and state = @State group by answer order by 2 desc limit 5000

-- name: returns
select kind, status, count(*) as count
from (select distinct r.delivery_id, r.kind, r.status from delivery_return r join delivery d on d.id = r.delivery_id where d.issue_id = @Id and r.kind in ('hard', 'soft')) one
group by kind, status order by 3 desc, 1, 2

-- name: complaints
select count(distinct r.delivery_id) from delivery_return r join delivery d on d.id = r.delivery_id where d.issue_id = @Id and r.kind = 'complaint'

-- name: clicks
select l.number, l.url, l.section, l.label, coalesce(c.audience, '') as audience, coalesce(c.locale, '') as locale, coalesce(sum(c.clicks), 0) as clicks
from issue_link l left join issue_click c on c.issue_id = l.issue_id and c.number = l.number
where l.issue_id = @Id
group by l.number, l.url, l.section, l.label, c.audience, c.locale
order by l.number

-- name: days
select on_day as day, sum(clicks) as clicks from issue_click where issue_id = @Id group by on_day order by on_day

-- name: leaving
-- The last issue that reached somebody before they left.
select d.audience, d.locale, d.updated_at as got_at, s.unsubscribed_at as left_at
from delivery d join subscriber s on s.id = d.subscriber_id
where d.issue_id = @Id and d.state = 'sent' and s.state = 'unsubscribed' and s.unsubscribed_at >= d.updated_at
  and not exists (select 1 from delivery later where later.subscriber_id = s.id and later.state = 'sent' and later.id <> d.id
                    and later.updated_at > d.updated_at and later.updated_at <= s.unsubscribed_at)

-- name: ledger
select s.email, case when d.audience = '' then s.audience else d.audience end as audience, case when d.locale = '' then s.locale else d.locale end as locale, d.state, d.answer, d.updated_at,
    (select r.kind from delivery_return r where r.delivery_id = d.id order by r.at desc, r.fingerprint limit 1) as return_kind,
    (select r.status from delivery_return r where r.delivery_id = d.id order by r.at desc, r.fingerprint limit 1) as return_status,
    (select r.at from delivery_return r where r.delivery_id = d.id order by r.at desc, r.fingerprint limit 1) as return_at
from delivery d join subscriber s on s.id = d.subscriber_id
where d.issue_id = @Id and s.email > @After
order by s.email limit @Limit

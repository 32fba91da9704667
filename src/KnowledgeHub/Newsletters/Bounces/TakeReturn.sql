-- name: delivery
-- A mail that was never handed over can't come back.
select d.id, d.subscriber_id, s.email from delivery d join subscriber s on s.id = d.subscriber_id
where d.id = @Id and d.state in ('sending', 'sent', 'uncertain')

-- name: add
insert into delivery_return (delivery_id, fingerprint, kind, status, diagnostic, at)
values (@Id, @Fingerprint, @Kind, @Status, @Diagnostic, @Now)
on conflict (delivery_id, fingerprint) do nothing

-- name: count-soft
select count(*) as returns, count(distinct d.issue_id) as issues
from delivery_return r join delivery d on d.id = r.delivery_id
where d.subscriber_id = @SubscriberId and r.kind = 'soft' and r.at > @Since and r.undone_at is null

-- name: hold
-- A complaint weighs more than a bounce; what staff or the reader decided stays.
update subscriber set held_at = coalesce(held_at, @Now), held_because = @Reason
where id = @SubscriberId and (held_at is null or (held_because = 'bounced' and @Reason = 'complained'))

-- name: list
insert into unread_return (id, fingerprint, kind, sender, subject, recipient, excerpt, at)
values (@Id, @Fingerprint, @Kind, @Sender, @Subject, @Recipient, @Excerpt, @Now)
on conflict (fingerprint) do nothing

-- name: forget
delete from unread_return
where at < @Before or id not in (select id from unread_return order by at desc, id desc limit @Most)

-- name: held
select s.id, s.email, s.held_because, s.held_at,
    (select r.status from delivery_return r join delivery d on d.id = r.delivery_id where d.subscriber_id = s.id order by r.at desc, r.fingerprint limit 1) as status,
    (select r.diagnostic from delivery_return r join delivery d on d.id = r.delivery_id where d.subscriber_id = s.id order by r.at desc, r.fingerprint limit 1) as diagnostic
from subscriber s
where s.held_at is not null and s.held_because in ('bounced', 'complained')
order by s.held_at desc, s.id
limit @Limit

-- name: count-held
select count(*) from subscriber where held_at is not null and held_because in ('bounced', 'complained')

-- name: unread
select id, kind, sender, subject, recipient, excerpt, at from unread_return order by at desc, id desc limit @Limit

-- name: email
select email from subscriber where id = @Id

-- name: lift
update subscriber set held_at = null, held_because = '' where id = @Id and held_at is not null and held_because in ('bounced', 'complained')

-- name: undo
update delivery_return set undone_at = @Now
where undone_at is null and delivery_id in (select id from delivery where subscriber_id = @Id)

-- name: settle
delete from unread_return where id = @Id

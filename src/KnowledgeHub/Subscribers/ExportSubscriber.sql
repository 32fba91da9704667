-- name: record
select id, email, state, audience, locale, frequency, country, organisation, consent_text, consent_source, requested_at, confirmed_at,
    unsubscribed_at, paused_until, held_at, held_because, mailed_at
from subscriber where id = @Id and erased_at is null

-- name: topics
select topic from subscriber_topic where subscriber_id = @Id order by topic

-- name: deliveries
select i.title as issue, d.state, d.updated_at as at, d.answer from delivery d join issue i on i.id = d.issue_id
where d.subscriber_id = @Id order by d.updated_at desc, d.id

-- name: mails
select subject, state, created_at as at from service_mail where recipient = @Email order by created_at desc, id

-- name: searches
select s.words, s.chosen, s.period, s.state, s.consent_text, s.requested_at, s.confirmed_at
from saved_search s join follower f on f.id = s.follower_id where f.email = @Email order by s.requested_at, s.id

-- name: find
-- Who had their data erased is nobody any more.
select id, email, audience, locale, frequency, state, requested_at, confirmed_at, mailed_at, country, organisation, paused_until, held_at, held_because
from subscriber where id = @Id and erased_at is null

-- name: id-of
select id from subscriber where email = @Email and erased_at is null

-- name: topics
select topic from subscriber_topic where subscriber_id = @Id order by topic

-- name: count
select state, count(*) as subscribers from subscriber where erased_at is null group by state

-- name: count-editions
select audience, locale, count(*) as subscribers from subscriber where state = 'confirmed' group by audience, locale order by audience, locale

-- name: lock-topics
select 1

-- name: clear-topics
delete from subscriber_topic where subscriber_id = @Id

-- name: add-topic
-- The topic may have been merged since its reader saw the form.
insert into subscriber_topic (subscriber_id, topic)
select @Id, slug from topic where slug = coalesce((select topic from topic_redirect where slug = @Topic), @Topic)
on conflict do nothing

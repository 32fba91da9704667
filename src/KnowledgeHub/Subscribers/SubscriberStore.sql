-- name: find
select id, email, audience, locale, frequency, state, requested_at, confirmed_at, mailed_at from subscriber where id = @Id

-- name: topics
select topic from subscriber_topic where subscriber_id = @Id order by topic

-- name: count
select state, count(*) as subscribers from subscriber group by state

-- name: count-editions
select audience, locale, count(*) as subscribers from subscriber where state = 'confirmed' group by audience, locale order by audience, locale

-- name: clear-topics
delete from subscriber_topic where subscriber_id = @Id

-- name: add-topic
insert into subscriber_topic (subscriber_id, topic) values (@Id, @Topic)

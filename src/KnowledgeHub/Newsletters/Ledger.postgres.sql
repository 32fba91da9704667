-- name: claim
-- Workers may overlap: each skips rows another has locked.
update delivery set claimed_by = @Holder, claimed_until = @Until
where id in (select id from delivery
             where state = 'queued' and due_at <= @Now and (claimed_until is null or claimed_until < @Now)
             order by due_at, id limit @Limit for update skip locked)
returning id, issue_id, subscriber_id, attempts + 1 as attempts,
    (select email from subscriber s where s.id = delivery.subscriber_id) as email,
    (select audience from subscriber s where s.id = delivery.subscriber_id) as audience,
    (select locale from subscriber s where s.id = delivery.subscriber_id) as locale

-- name: topics
-- Npgsql passes a list as one array.
select subscriber_id, topic from subscriber_topic where subscriber_id = any(@Ids) order by subscriber_id, topic

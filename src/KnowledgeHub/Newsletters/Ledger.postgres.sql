-- name: claim
-- Workers may overlap: each skips rows another has locked. What a node had claimed that is gone is free again.
update delivery set claimed_by = @Holder, claimed_until = @Until,
    audience = (select audience from subscriber s where s.id = delivery.subscriber_id),
    locale = (select locale from subscriber s where s.id = delivery.subscriber_id)
where id in (select d.id from delivery d
             where d.issue_id = @IssueId and d.state = 'queued' and d.due_at <= @Now
               and (d.claimed_until is null or d.claimed_until < @Now or not exists (select 1 from lease n where n.name = 'sending ' || d.claimed_by and n.until > @Now))
               and not exists (select 1 from mail_pace p where p.domain = d.domain and p.next_at > @Soon)
             order by d.due_at, d.id limit @Limit for update skip locked)
returning id, issue_id, subscriber_id, attempts + 1 as attempts,
    (select email from subscriber s where s.id = delivery.subscriber_id) as email, audience, locale

-- name: topics
-- Npgsql passes a list as one array.
select subscriber_id, topic from subscriber_topic where subscriber_id = any(@Ids) order by subscriber_id, topic

-- name: release
update delivery set claimed_until = null where id = any(@Ids) and state = 'queued' and claimed_by = @Holder

-- name: issues
select id from issue where state = 'sending' and paused_at is null order by queued_at, id

-- name: alive
insert into lease (name, holder, until) values ('sending ' || @Holder, @Holder, @Until) on conflict (name) do update set until = excluded.until

-- name: forget-nodes
delete from lease where name like 'sending %' and until < @Before

-- name: claim
-- What a node had claimed that is gone is free again.
update delivery set claimed_by = @Holder, claimed_until = @Until,
    audience = (select audience from subscriber s where s.id = delivery.subscriber_id),
    locale = (select locale from subscriber s where s.id = delivery.subscriber_id)
where id in (select d.id from delivery d
             where d.issue_id = @IssueId and d.state = 'queued' and d.due_at <= @Now
               and (d.claimed_until is null or d.claimed_until < @Now or not exists (select 1 from lease n where n.name = 'sending ' || d.claimed_by and n.until > @Now))
               and not exists (select 1 from mail_pace p where p.domain = d.domain and p.next_at > @Soon)
             order by d.due_at, d.id limit @Limit)
returning id, issue_id, subscriber_id, attempts + 1 as attempts,
    (select email from subscriber s where s.id = delivery.subscriber_id) as email, audience, locale

-- name: topics
select subscriber_id, topic from subscriber_topic where subscriber_id in @Ids order by subscriber_id, topic

-- name: release
update delivery set claimed_until = null where id in @Ids and state = 'queued' and claimed_by = @Holder

-- name: leave-out
update delivery set state = 'left', answer = @Reason, updated_at = @Now, claimed_until = null
where id = @Id and state = 'queued' and claimed_by = @Holder

-- name: mark-uncertain
update delivery set state = 'uncertain', answer = 'The hub stopped while this mail was being handed over.', updated_at = @Now, claimed_until = null
where state = 'sending' and (claimed_until < @Now or not exists (select 1 from lease n where n.name = 'sending ' || claimed_by and n.until > @Now))

-- name: finish
update issue set state = 'sent', finished_at = @Now, paused_at = null
where state = 'sending' and queued_up_to is null
  and not exists (select 1 from delivery d where d.issue_id = issue.id and d.state = 'queued')
  and not exists (select 1 from delivery d where d.issue_id = issue.id and d.state = 'sending')

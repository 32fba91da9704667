-- name: claim
update delivery set claimed_by = @Holder, claimed_until = @Until
where id in (select id from delivery
             where state = 'queued' and due_at <= @Now and (claimed_until is null or claimed_until < @Now)
             order by due_at, id limit @Limit)
returning id, issue_id, subscriber_id, attempts + 1 as attempts,
    (select email from subscriber s where s.id = delivery.subscriber_id) as email,
    (select audience from subscriber s where s.id = delivery.subscriber_id) as audience,
    (select locale from subscriber s where s.id = delivery.subscriber_id) as locale

-- name: topics
select subscriber_id, topic from subscriber_topic where subscriber_id in @Ids order by subscriber_id, topic

-- name: begin
update delivery set state = 'sending', attempts = attempts + 1, updated_at = @Now
where id = @Id and state = 'queued' and claimed_by = @Holder and claimed_until > @Now
  and exists (select 1 from subscriber s where s.id = delivery.subscriber_id and s.state = 'confirmed'
                and s.held_at is null and (s.paused_until is null or s.paused_until <= @Now))

-- name: leave-out
update delivery set state = 'left', answer = @Reason, updated_at = @Now, claimed_until = null
where id = @Id and state = 'queued' and claimed_by = @Holder

-- name: leave-if-gone
update delivery set state = 'left', answer = 'The subscriber left or paused before it was sent.', updated_at = @Now, claimed_until = null
where id = @Id and state = 'queued' and claimed_by = @Holder
  and not exists (select 1 from subscriber s where s.id = delivery.subscriber_id and s.state = 'confirmed'
                    and s.held_at is null and (s.paused_until is null or s.paused_until <= @Now))

-- name: write-down
update delivery set state = @State, due_at = @DueAt, answer = @Answer, updated_at = @Now, claimed_until = null where id = @Id

-- name: mark-uncertain
update delivery set state = 'uncertain', answer = 'The hub stopped while this mail was being handed over.', updated_at = @Now, claimed_until = null
where state = 'sending' and claimed_until < @Now

-- name: finish
update issue set state = 'sent', finished_at = @Now
where state = 'sending' and not exists (select 1 from delivery d where d.issue_id = issue.id and d.state in ('queued', 'sending'))

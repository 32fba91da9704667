-- name: write-down
update delivery set state = a.state, due_at = a.due_at, answer = a.answer, attempts = a.attempts, updated_at = @Now, claimed_until = null
from (select json_extract(value, '$.Id') as id, json_extract(value, '$.State') as state, json_extract(value, '$.DueAt') as due_at,
             json_extract(value, '$.Reason') as answer, json_extract(value, '$.Attempts') as attempts
      from json_each(@Answers)) a
where delivery.id = a.id

-- name: begin
-- A row that is being handed over keeps its claim for as long as a mail server may take to answer.
update delivery set state = 'sending', attempts = attempts + 1, updated_at = @Now, claimed_until = @Until
where id in (select value from json_each(@Ids)) and state = 'queued' and claimed_by = @Holder and claimed_until > @Now
  and not exists (select 1 from issue i where i.id = delivery.issue_id and i.paused_at is not null)
  and exists (select 1 from subscriber s where s.id = delivery.subscriber_id and s.state = 'confirmed'
                and s.held_at is null and (s.paused_until is null or s.paused_until <= @Now))
returning id

-- name: leave-if-gone
update delivery set state = 'left', answer = 'The subscriber left or paused before it was sent.', updated_at = @Now, claimed_until = null
where id in (select value from json_each(@Ids)) and state = 'queued' and claimed_by = @Holder
  and not exists (select 1 from subscriber s where s.id = delivery.subscriber_id and s.state = 'confirmed'
                    and s.held_at is null and (s.paused_until is null or s.paused_until <= @Now))

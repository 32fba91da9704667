-- name: write-down
-- An array tells the planner that there are few: it finds the rows by their ids however large the ledger is.
update delivery set state = a."State", due_at = a."DueAt", answer = a."Reason", attempts = a."Attempts", updated_at = @Now, claimed_until = null
from json_to_recordset(cast(@Answers as json)) as a ("Id" text, "State" text, "DueAt" timestamptz, "Reason" text, "Attempts" integer)
where delivery.id = a."Id" and delivery.id = any(array(select value ->> 'Id' from json_array_elements(cast(@Answers as json)) as list (value)))

-- name: begin
-- A row that is being handed over keeps its claim for as long as a mail server may take to answer.
update delivery set state = 'sending', attempts = attempts + 1, updated_at = @Now, claimed_until = @Until
where id = any(array(select value from json_array_elements_text(cast(@Ids as json)) as list (value))) and state = 'queued' and claimed_by = @Holder and claimed_until > @Now
  and not exists (select 1 from issue i where i.id = delivery.issue_id and i.paused_at is not null)
  and exists (select 1 from subscriber s where s.id = delivery.subscriber_id and s.state = 'confirmed'
                and s.held_at is null and (s.paused_until is null or s.paused_until <= @Now))
returning id

-- name: leave-if-gone
update delivery set state = 'left', answer = 'The subscriber left or paused before it was sent.', updated_at = @Now, claimed_until = null
where id = any(array(select value from json_array_elements_text(cast(@Ids as json)) as list (value))) and state = 'queued' and claimed_by = @Holder
  and not exists (select 1 from subscriber s where s.id = delivery.subscriber_id and s.state = 'confirmed'
                    and s.held_at is null and (s.paused_until is null or s.paused_until <= @Now))

-- name: add
insert into delivery (id, issue_id, subscriber_id, domain, state, due_at, updated_at)
select r."Id", @Id, r."Subscriber", r."Domain", 'queued', @Now, @Now from json_to_recordset(cast(@Rows as json)) as r ("Id" text, "Subscriber" text, "Domain" text)
on conflict (issue_id, subscriber_id) do nothing

-- name: plan-lightly
-- Who gets an issue is a long query over few rows: compiling it to machine code would take longer than running it.
set local jit = off

-- name: count-anew
-- Thousands of rows just came; with figures of before, the planner would read all of them for each mail that goes out.
analyze delivery, subscriber

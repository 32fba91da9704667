-- name: add
insert into delivery (id, issue_id, subscriber_id, domain, state, due_at, updated_at)
select r."Id", @Id, r."Subscriber", r."Domain", 'queued', @Now, @Now from json_to_recordset(cast(@Rows as json)) as r ("Id" text, "Subscriber" text, "Domain" text)
on conflict (issue_id, subscriber_id) do nothing

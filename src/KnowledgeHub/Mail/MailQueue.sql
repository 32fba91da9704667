-- name: add
insert into service_mail (id, recipient, subject, text_body, html_body, state, due_at, created_at)
values (@Id, @Recipient, @Subject, @Text, @Html, 'queued', @Now, @Now)

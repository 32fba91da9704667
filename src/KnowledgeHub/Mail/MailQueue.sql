-- name: add
insert into service_mail (id, recipient, subject, text_body, html_body, about, headers, bulk, state, due_at, created_at)
values (@Id, @Recipient, @Subject, @Text, @Html, @About, @Headers, @Bulk, 'queued', @Now, @Now)

-- name: take-back
delete from service_mail where about = @About

-- name: forget-bulk
delete from service_mail where bulk and state in ('sent', 'refused') and created_at < @Before

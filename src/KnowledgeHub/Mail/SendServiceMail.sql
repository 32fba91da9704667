-- name: claim
update service_mail set state = 'sending', attempts = attempts + 1, claimed_until = @Until
where id = (select id from service_mail where state = 'queued' and due_at <= @Now and (@WithBulk or not bulk) order by bulk, due_at limit 1)
returning id, recipient, subject, text_body, html_body, headers, bulk, attempts

-- name: still-wanted
select count(*) from service_mail where id = @Id

-- name: mark-uncertain
update service_mail set state = 'uncertain', answer = 'The hub stopped while this mail was being handed over.'
where state = 'sending' and claimed_until < @Now

-- name: write-down
-- Of a mail that is for its recipient alone nothing is kept once it is sent: it may hold a link that opens something.
update service_mail
set state = @State, answer = @Answer, due_at = @DueAt, claimed_until = null,
    text_body = case when @State = 'sent' and headers like '%Sensitivity%' then '' else text_body end,
    html_body = case when @State = 'sent' and headers like '%Sensitivity%' then '' else html_body end
where id = @Id

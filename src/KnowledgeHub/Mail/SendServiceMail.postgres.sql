-- name: claim
-- Workers may overlap: each skips the row another has locked.
update service_mail set state = 'sending', attempts = attempts + 1, claimed_until = @Until
where id = (select id from service_mail where state = 'queued' and due_at <= @Now and (@WithBulk or not bulk) order by bulk, due_at limit 1 for update skip locked)
returning id, recipient, subject, text_body, html_body, headers, bulk, attempts

-- name: address
select email from subscriber where id = @Id and erased_at is null

-- name: empty
-- Audience and language stay, so that past editions can still be counted.
update subscriber
set email = 'erased:' || id, state = 'unsubscribed', country = '', organisation = '', organisation_key = '', consent_text = '', consent_source = '',
    requested_at = @Now, confirmed_at = null, unsubscribed_at = @Now, mailed_at = null, link_mailed_at = null, paused_until = null,
    held_at = null, held_because = '', erased_at = @Now
where id = @Id and email = @Email

-- name: topics
delete from subscriber_topic where subscriber_id = @Id

-- name: count-deliveries
select count(*) from delivery where subscriber_id = @Id

-- name: leave-deliveries
update delivery set state = 'left', updated_at = @Now, claimed_until = null where subscriber_id = @Id and state = 'queued'

-- name: answers
-- A mail server's words may name the mailbox.
update delivery set answer = case when state = 'left' then 'The subscriber had their data erased.' else '' end where subscriber_id = @Id and answer <> ''

-- name: diagnostics
update delivery_return set diagnostic = '' where diagnostic <> '' and delivery_id in (select id from delivery where subscriber_id = @Id)

-- name: returned
-- Mail that came back and that nobody has looked at.
delete from unread_return
where lower(recipient) = @Email or lower(sender) like @Like escape '\' or lower(subject) like @Like escape '\' or lower(excerpt) like @Like escape '\'

-- name: count-searches
select count(*) from saved_search s join follower f on f.id = s.follower_id where f.email = @Email

-- name: search-mails
delete from service_mail
where about in (select s.id from saved_search s join follower f on f.id = s.follower_id where f.email = @Email)
   or about in (select id from follower where email = @Email)

-- name: follower
delete from follower where email = @Email

-- name: mails
-- What waits for the same mailbox in another matter, such as a password link of staff, still goes out.
delete from service_mail where recipient = @Email and (about = @Id or state not in ('queued', 'sending'))

-- name: import-rows
delete from subscriber_import_row where email = @Email

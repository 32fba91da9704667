-- name: address
select email from subscriber where id = @Id and state <> 'unsubscribed'

-- name: leave
-- Who comes back at once gets a new mail at once: only the owner of the mailbox can leave.
update subscriber set state = 'unsubscribed', unsubscribed_at = @Now, mailed_at = null where id = @Id and email = @Email and state <> 'unsubscribed'

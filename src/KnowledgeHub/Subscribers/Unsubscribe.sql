-- name: leave
update subscriber set state = 'unsubscribed', unsubscribed_at = @Now where id = @Id and state <> 'unsubscribed'

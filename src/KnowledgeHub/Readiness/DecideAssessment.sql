-- name: accept
update readiness_assessment set state = 'accepted', decided_at = @Now, decided_by = @Who, reason = '' where id = @Id and state = 'sent'

-- name: return
update readiness_assessment set state = 'returned', decided_at = @Now, decided_by = @Who, reason = @Reason, token_hash = @Hash, expires_at = @Until where id = @Id and state = 'sent'

-- name: revoke
update readiness_assessment set state = 'revoked', decided_at = @Now, decided_by = @Who where id = @Id and state <> 'revoked' returning country || ' ' || city

-- name: revoke-earlier
update commitment_owner_link set revoked_at = @Now where commitment_id = @CommitmentId and email = @Email and revoked_at is null

-- name: count
select count(*) from commitment_owner_link where commitment_id = @CommitmentId and revoked_at is null and expires_at > @Now

-- name: add
insert into commitment_owner_link (id, commitment_id, token_hash, person_id, email, locale, expires_at, created_by, created_at)
values (@Id, @CommitmentId, @Hash, @PersonId, @Email, @Locale, @Until, @Who, @Now)

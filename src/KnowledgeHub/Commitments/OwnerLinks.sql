-- name: by-id
select * from commitment_owner_link where id = @Id and token_hash = @Hash and exists (select 1 from commitment c where c.id = commitment_owner_link.commitment_id and c.deleted_at is null)

-- name: of
select * from commitment_owner_link where commitment_id = @CommitmentId order by created_at desc, id desc

-- name: revoke
update commitment_owner_link set revoked_at = @Now where id = @Id and commitment_id = @CommitmentId and revoked_at is null

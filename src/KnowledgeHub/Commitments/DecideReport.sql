-- name: find
select * from commitment_report where id = @Id and commitment_id = @CommitmentId

-- name: accept
update commitment_report set state = 'accepted', decided_by = @Who, decided_at = @Now where id = @Id and commitment_id = @CommitmentId and state = 'waiting'

-- name: return
update commitment_report set state = 'returned', returned_because = @Because, find_text = @FindText, decided_by = @Who, decided_at = @Now where id = @Id and commitment_id = @CommitmentId and state = 'waiting'

-- name: link
select * from commitment_owner_link where id = @Id

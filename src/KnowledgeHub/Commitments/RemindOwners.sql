-- name: due
-- Who reported and waits for staff is not asked again.
select l.*, c.due_on
from commitment_owner_link l join commitment c on c.id = l.commitment_id
where c.deleted_at is null and c.status not in ('completed', 'withdrawn') and l.revoked_at is null and l.expires_at > @Now
  and ((c.due_on >= @Today and c.due_on <= @Soon and l.reminded_at is null) or (c.due_on < @Today and c.due_on >= @Longest and l.overdue_reminded_at is null))
  and not exists (select 1 from commitment_report r where r.commitment_id = c.id and r.state = 'waiting')
order by c.due_on, l.id
limit 200

-- name: before
update commitment_owner_link set reminded_at = @Now where id = @Id and reminded_at is null and revoked_at is null

-- name: after
update commitment_owner_link set overdue_reminded_at = @Now where id = @Id and overdue_reminded_at is null and revoked_at is null

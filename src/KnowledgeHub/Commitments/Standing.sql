-- name: take
-- Whoever changes the reports of a commitment holds its row first, so that the status is read after them and not beside them.
update commitment set updated_at = updated_at where id = @Id and deleted_at is null

-- name: follow
update commitment set
    status = coalesce((select r.status from commitment_report r where r.commitment_id = commitment.id and r.state = 'accepted' order by r.on_day desc, r.reported_at desc, r.id desc limit 1), 'not-started'),
    status_on = coalesce((select r.on_day from commitment_report r where r.commitment_id = commitment.id and r.state = 'accepted' order by r.on_day desc, r.reported_at desc, r.id desc limit 1), commitment.made_on)
where id = @Id

-- name: touch
update commitment set updated_at = @Now where id = @Id

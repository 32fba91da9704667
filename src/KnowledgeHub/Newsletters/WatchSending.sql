-- name: find
select state, paused_at, paused_by, paused_because, queued_up_to, (select count(*) from delivery d where d.issue_id = issue.id and d.state = 'uncertain' and d.settled_by = '') as open_uncertain
from issue where id = @Id and (queued_at is not null or (state = 'scheduled' and held_because = '' and due_at <= @Now))

-- name: count
select state, count(*) as deliveries from delivery where issue_id = @Id group by state

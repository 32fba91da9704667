-- name: used
-- Npgsql passes a list as one array.
select b.content_id, i.id as issue_id, i.title
from issue_block b join issue i on i.id = b.issue_id
where b.content_id = any(@Ids) and i.queued_at is not null and i.kind = 'issue'
order by i.queued_at desc

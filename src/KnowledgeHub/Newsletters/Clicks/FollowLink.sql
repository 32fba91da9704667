-- name: find
select l.url, case when i.queued_at is not null and i.count_clicks = true and coalesce(v.value, 'on') <> 'off' then 1 else 0 end as counts
from issue_link l join issue i on i.id = l.issue_id left join hub_value v on v.name = 'count-clicks'
where l.issue_id = @IssueId and l.number = @Number

-- name: list
select a.sequence as announcement, a.content_id, l.title, a.kind, a.note, a.at as changed_at,
    min(d.updated_at) as mailed_at, count(distinct d.subscriber_id) as readers,
    (select min(o.issue_id) from issue_only_to o where o.announcement = a.sequence) as correction_id
from announcement a
join live_content l on l.content_id = a.content_id
join issue_item i on i.content_id = a.content_id
join delivery d on d.issue_id = i.issue_id and d.state in ('sent', 'uncertain') and d.updated_at < a.at
where a.kind in ('changed', 'withdrawn') and a.at > @Since
group by a.sequence, a.content_id, l.title, a.kind, a.note, a.at
order by a.sequence desc limit @Limit

-- name: of-issue
select a.sequence as announcement, a.content_id, l.title, a.kind, a.note, a.at as changed_at,
    min(d.updated_at) as mailed_at, count(distinct d.subscriber_id) as readers,
    (select min(o.issue_id) from issue_only_to o where o.announcement = a.sequence) as correction_id
from announcement a
join live_content l on l.content_id = a.content_id
join issue_item i on i.content_id = a.content_id
join delivery d on d.issue_id = i.issue_id and d.state in ('sent', 'uncertain') and d.updated_at < a.at
where a.kind in ('changed', 'withdrawn') and a.content_id in (select content_id from issue_item where issue_id = @IssueId)
  and a.at > (select queued_at from issue where id = @IssueId)
group by a.sequence, a.content_id, l.title, a.kind, a.note, a.at
order by a.sequence desc

-- name: find
select a.sequence as announcement, a.content_id, l.title, a.kind, a.note, a.at as changed_at,
    min(d.updated_at) as mailed_at, count(distinct d.subscriber_id) as readers,
    (select min(o.issue_id) from issue_only_to o where o.announcement = a.sequence) as correction_id
from announcement a
join live_content l on l.content_id = a.content_id
join issue_item i on i.content_id = a.content_id
join delivery d on d.issue_id = i.issue_id and d.state in ('sent', 'uncertain') and d.updated_at < a.at
where a.kind in ('changed', 'withdrawn') and a.sequence = @Sequence
group by a.sequence, a.content_id, l.title, a.kind, a.note, a.at

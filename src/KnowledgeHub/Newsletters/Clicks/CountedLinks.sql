-- name: of
select number, url, section, label from issue_link where issue_id = @IssueId

-- name: add
insert into issue_link (issue_id, number, url, section, label)
select @IssueId, coalesce(max(number), 0) + 1, @Url, @Section, @Label from issue_link where issue_id = @IssueId
on conflict do nothing

-- name: has
select count(*) from issue_link where issue_id = @IssueId and url = @Url

-- name: change
update issue_link set section = @Section, label = @Label where issue_id = @IssueId and url = @Url

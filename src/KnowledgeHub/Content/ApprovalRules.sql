-- name: list
select kind, value, people from approval_rule order by kind, value

-- name: live-data
select data from content_version where id = @LiveVersion

-- name: count-approvals
select count(*) from approval where version = @Version and counts = true and set_aside_at is null

-- name: list
select kind, value, people from approval_rule order by kind, value

-- name: live-data
select data from content_version where id = @LiveVersion

-- name: count-approvals
-- Whoever made a guest's link vouches for the guest, so the two are one; so are two guests of the same person.
select count(distinct coalesce(lower(g.created_by), a.who)) from approval a left join review_guest g on g.id = a.who
where a.version = @Version and a.counts = true and a.set_aside_at is null

-- name: rule
select value from hub_value where name = @Name

-- name: set-rule
insert into hub_value (name, value) values (@Name, @Value) on conflict (name) do update set value = excluded.value

-- name: find
select approved_by, approved_at from issue_approval where issue_id = @Id and fingerprint = @Fingerprint

-- name: approve
insert into issue_approval (issue_id, fingerprint, approved_by, approved_at) values (@Id, @Fingerprint, @Who, @Now)
on conflict (issue_id) do update set fingerprint = excluded.fingerprint, approved_by = excluded.approved_by, approved_at = excluded.approved_at

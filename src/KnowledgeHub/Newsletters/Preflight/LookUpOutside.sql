-- name: keep
insert into issue_lookup (issue_id, fingerprint, looked_up_at, findings) values (@Id, @Fingerprint, @Now, @Findings)
on conflict (issue_id) do update set fingerprint = excluded.fingerprint, looked_up_at = excluded.looked_up_at, findings = excluded.findings

-- name: last
select findings from issue_lookup where issue_id = @Id and fingerprint = @Fingerprint and looked_up_at >= @Oldest

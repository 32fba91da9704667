-- name: is-done
select count(*) from digest_run where kind = @Kind and slot = @Slot

-- name: covered-until
select covers_until from digest_run where kind = @Kind order by covers_until desc limit 1

-- name: count-readers
select count(*) from subscriber where state = 'confirmed' and held_at is null and frequency = @Kind

-- name: add
insert into digest_run (kind, slot, covers_from, covers_until, outcome) values (@Kind, @Slot, @From, @Until, @Outcome)
on conflict (kind, slot) do nothing

-- name: set-issue
update digest_run set issue_id = @IssueId where kind = @Kind and slot = @Slot

-- name: issues
select id from issue where kind = 'issue' and segment_id is null and queued_at > @From and queued_at <= @Until order by queued_at

-- name: add-default
insert into digest_setting (kind, is_on, day, hour, hold_hours, since, updated_at, updated_by)
values (@Kind, @IsOn, @Day, @Hour, @HoldHours, @Now, @Now, '')
on conflict (kind) do nothing

-- name: read
select kind, is_on, day, hour, hold_hours, texts as texts_json, since, updated_at, updated_by from digest_setting order by kind desc

-- name: save
insert into digest_setting (kind, is_on, day, hour, hold_hours, texts, since, updated_at, updated_by)
values (@Kind, @IsOn, @Day, @Hour, @HoldHours, @Texts, @Now, @Now, @Author)
on conflict (kind) do update
set is_on = excluded.is_on, day = excluded.day, hour = excluded.hour, hold_hours = excluded.hold_hours, texts = excluded.texts,
    since = excluded.since, updated_at = excluded.updated_at, updated_by = excluded.updated_by

-- name: runs
select kind, slot, covers_from, covers_until, outcome, issue_id from digest_run order by slot desc, kind limit @Limit

-- name: readers
select frequency, count(*) as readers from subscriber where state = 'confirmed' and held_at is null group by frequency

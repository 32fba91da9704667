-- name: add
-- The issue may have been removed meanwhile.
insert into issue_click (issue_id, number, audience, locale, on_day, clicks)
select l.issue_id, l.number, @Audience, @Locale, @Day, @Clicks from issue_link l where l.issue_id = @IssueId and l.number = @Number
on conflict (issue_id, number, audience, locale, on_day) do update set clicks = issue_click.clicks + excluded.clicks

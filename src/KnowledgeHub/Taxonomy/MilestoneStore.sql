-- name: milestones
select slug, title, on_day, date_precision, description, opens_on, closes_on, submission, record_version as version from milestone order by on_day, title

-- name: asks
select slug, addressee, title, description, position, record_version as version from ask order by addressee, position

-- name: save-ask
insert into ask (slug, addressee, title, description, position) values (@Slug, @Addressee, @Title, @Description, @Position)
on conflict (slug) do update set addressee = excluded.addressee, title = excluded.title, description = excluded.description, position = excluded.position

-- name: save-milestone
insert into milestone (slug, title, on_day, date_precision, description) values (@Slug, @Title, @OnDay, @DatePrecision, @Description)
on conflict (slug) do update set title = excluded.title, on_day = excluded.on_day, date_precision = excluded.date_precision, description = excluded.description

-- name: link-ask
insert into milestone_ask (milestone, ask) values (@Milestone, @Ask) on conflict do nothing

-- name: change
update milestone set title = @Title, on_day = @OnDay, date_precision = @DatePrecision, description = @Description, opens_on = @OpensOn, closes_on = @ClosesOn, submission = @Submission, record_version = record_version + 1
where slug = @Slug and record_version = @Version

-- name: unlink
delete from milestone_ask where milestone = @Slug

-- name: link
insert into milestone_ask (milestone, ask) values (@Slug, @Ask)

-- name: asks
select slug from ask

-- name: classified
-- Every subscriber with one reason. What next asks for is this case's 'gets', so that the preview is what happens.
with classified as (
    select r.*, case
        when r.reason <> 'gets' then r.reason
        when r.paused_until > @Now then 'paused'
        when @OnlyTo <> '' and replace(@OnlyTo, r.address_mark, '') = @OnlyTo and replace(@OnlyTo, r.domain_mark, '') = @OnlyTo then 'not-allowed'
        else 'gets' end as why
    from issue_subscriber r where r.issue_id = @Id)
select c.subscriber_id, c.email, c.audience, c.locale, c.frequency, c.why as reason, c.paused_until, c.held_because,
    d.state as delivery, d.answer, d.updated_at as answered_at, count(*) over () as total
from classified c left join delivery d on d.issue_id = c.issue_id and d.subscriber_id = c.subscriber_id
where (@Reason = '' or c.why = @Reason) and (@Search = '' or lower(c.email) like @Search escape '\')
order by c.email limit @Limit offset @Offset

-- name: counts
with classified as (
    select r.audience, r.locale, r.domain_mark, case
        when r.reason <> 'gets' then r.reason
        when r.paused_until > @Now then 'paused'
        when @OnlyTo <> '' and replace(@OnlyTo, r.address_mark, '') = @OnlyTo and replace(@OnlyTo, r.domain_mark, '') = @OnlyTo then 'not-allowed'
        else 'gets' end as reason
    from issue_subscriber r where r.issue_id = @Id)
select reason, audience, locale, count(*) as subscribers from classified group by reason, audience, locale order by reason, audience, locale

-- name: domains
-- Of those who could get it; a few too many do no harm.
select distinct domain_mark from issue_subscriber where issue_id = @Id and reason = 'gets'

-- name: next
select r.subscriber_id, r.email from issue_subscriber r
where r.issue_id = @Id and r.subscriber_id > @After and r.reason = 'gets' and (r.paused_until is null or r.paused_until <= @Now)
  and (@OnlyTo = '' or replace(@OnlyTo, r.address_mark, '') <> @OnlyTo or replace(@OnlyTo, r.domain_mark, '') <> @OnlyTo)
order by r.subscriber_id limit @Limit

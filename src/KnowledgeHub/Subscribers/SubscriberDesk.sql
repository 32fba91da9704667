-- name: counts
select 'state' as kind,
    case when erased_at is not null then 'erased' when state <> 'confirmed' then state when held_at is not null then 'held'
         when paused_until > @Now then 'paused' else 'confirmed' end as value,
    count(*) as subscribers
from subscriber group by 2
union all
select 'audience', audience, count(*) from subscriber where state = 'confirmed' and held_at is null group by audience
union all
select 'language', locale, count(*) from subscriber where state = 'confirmed' and held_at is null group by locale
union all
select 'frequency', frequency, count(*) from subscriber where state = 'confirmed' and held_at is null group by frequency
order by 1, 3 desc, 2

-- name: find
select id, email, case when state = 'confirmed' and held_at is not null then 'held' else state end as state, audience, locale
from subscriber where erased_at is null and email like @Like escape '\'
order by case when email = @Exact then 0 else 1 end, email limit @Limit

-- name: record
select id, email, state, audience, locale, frequency, country, organisation, consent_text, consent_source, requested_at, confirmed_at,
    unsubscribed_at, paused_until, held_at, held_because, mailed_at
from subscriber where id = @Id and erased_at is null

-- name: topics
select topic from subscriber_topic where subscriber_id = @Id order by topic

-- name: issues
select i.id, i.title, i.kind, i.queued_at, d.state, d.answer, d.updated_at as at
from issue i join subscriber s on s.id = @Id left join delivery d on d.issue_id = i.id and d.subscriber_id = s.id
where i.queued_at is not null and (d.id is not null or i.queued_at >= s.requested_at)
order by i.queued_at desc, i.id limit @Limit

-- name: published
select count(*) from live_term t join live_content l on l.content_id = t.content_id where t.kind = 'topic' and t.value = @Slug and l.withdrawn = false

-- name: withdrawn
select count(*) from live_term t join live_content l on l.content_id = t.content_id where t.kind = 'topic' and t.value = @Slug and l.withdrawn = true

-- name: subscribers
select count(*) from subscriber_topic t join subscriber s on s.id = t.subscriber_id where t.topic = @Slug

-- name: children
select count(*) from topic where parent = @Slug

-- name: drafts
-- The topics of what is written and not published. A draft that can't be read has none.
select c.id as content_id, coalesce(r.topic, j.value) as topic
from content c
join content_version v on v.id = c.draft_version
join json_each(case when json_valid(v.data) then v.data else '{}' end, '$.topics') j
left join topic_redirect r on r.slug = j.value
where c.deleted_at is null and (c.live_version is null or c.live_version <> c.draft_version)

-- name: count-published
select t.value, count(*) as number from live_term t join live_content l on l.content_id = t.content_id
where t.kind = 'topic' and l.withdrawn = false
group by t.value

-- name: count-subscribers
select t.topic as value, count(*) as number from subscriber_topic t join subscriber s on s.id = t.subscriber_id
where s.state = 'confirmed'
group by t.topic

-- name: count-audiences
select audience as value, count(*) as number from subscriber where state = 'confirmed' group by audience

-- name: drafts
-- Versions are text, and one that is no JSON must not end the query: the list of slugs is cut out of it instead. In the
-- text of an item the quotes are escaped, so only the field itself can match.
select c.id as content_id, coalesce(r.topic, j.slug) as topic
from content c
join content_version v on v.id = c.draft_version
cross join lateral unnest(string_to_array(replace(substring(v.data from '"topics":\[([^\]]*)\]'), '"', ''), ',')) as j (slug)
left join topic_redirect r on r.slug = j.slug
where c.live_version is null or c.live_version <> c.draft_version

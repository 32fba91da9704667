-- name: read
-- Only what is live and not withdrawn has a version that readers see.
select f.id, f.content_id, f.version, r.number as version_number, f.anchor, f.quote, f.dimension, f.level, f.observed_on, f.country, f.city, f.city_slug, f.note, f.recorded_at, f.recorded_by,
    coalesce(l.title, c.title) as title, c.slug, c.locale, case when l.content_id is null then null else c.live_version end as live_version
from readiness_finding f join content c on c.id = f.content_id left join content_version r on r.id = f.version
left join live_content l on l.content_id = f.content_id and l.withdrawn = false
where (@ContentId = '' or f.content_id = @ContentId) and c.deleted_at is null
order by f.observed_on desc, f.recorded_at desc, f.id desc

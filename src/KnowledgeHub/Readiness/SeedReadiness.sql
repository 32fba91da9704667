-- name: count-dimensions
select count(*) from readiness_dimension

-- name: count-findings
select count(*) from readiness_finding

-- name: add-level
insert into readiness_level (level, texts) values (@Level, @Texts) on conflict (level) do nothing

-- name: add-dimension
insert into readiness_dimension (slug, position, texts) values (@Slug, @Position, @Texts)

-- name: item
select c.id, c.live_version as version from content c join live_content l on l.content_id = c.id where c.external_id = @ExternalId and c.type = 'case-study' and l.withdrawn = false

-- name: add-assessment
insert into readiness_assessment (id, country, city, city_slug, token_hash, locale, organisation, state, illustrative, expires_at, created_by, created_at, sent_at, decided_at, decided_by)
values (@Id, @Country, @City, @CitySlug, @Hash, 'en', @Organisation, 'accepted', true, @Now, 'seeds', @Now, @Now, @Now, 'seeds')

-- name: add-answer
insert into readiness_answer (assessment_id, dimension, level, comment, answered_at) values (@Id, @Dimension, @Level, @Comment, @Now)

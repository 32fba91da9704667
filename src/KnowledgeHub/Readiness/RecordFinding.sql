-- name: case-study
select c.title from content c join content_version v on v.content_id = c.id
where c.id = @ContentId and v.id = @Version and c.type = @Type and c.deleted_at is null

-- name: count
select count(*) from readiness_finding where content_id = @ContentId

-- name: add
insert into readiness_finding (id, content_id, version, anchor, quote, dimension, level, observed_on, country, city, city_slug, note, recorded_at, recorded_by)
values (@Id, @ContentId, @Version, @Anchor, @Quote, @Dimension, @Level, @ObservedOn, @Country, @City, @CitySlug, @Note, @Now, @Who)

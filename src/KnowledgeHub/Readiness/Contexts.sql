-- name: all
select id, country, city, city_slug, kind, value, as_of, source, source_url, illustrative from readiness_context order by country, city_slug, kind, as_of desc, recorded_at desc, id desc

-- name: add
insert into readiness_context (id, country, city, city_slug, kind, value, as_of, source, source_url, illustrative, recorded_at, recorded_by)
values (@Id, @Country, @City, @CitySlug, @Kind, @Value, @AsOf, @Source, @SourceUrl, @Illustrative, @Now, @Who)

-- name: remove
delete from readiness_context where id = @Id returning country || ' ' || city || ': ' || kind || ' ' || value || ', ' || source

-- name: count
select count(*) from readiness_assessment where state in ('open', 'returned') and expires_at > @Now

-- name: add
insert into readiness_assessment (id, country, city, city_slug, token_hash, email, locale, name, organisation, state, expires_at, created_by, created_at)
values (@Id, @Country, @City, @CitySlug, @Hash, @Email, @Locale, @Name, @Organisation, 'open', @Until, @Who, @Now)

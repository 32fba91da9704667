-- name: places
select country from coverage_place order by country

-- name: clear-places
delete from coverage_place

-- name: add-place
insert into coverage_place (country, added_by, added_at) values (@Code, @Who, @Now)

-- name: countries
select code from place

-- name: list
select ask, country, note, responsible, updated_at, updated_by from commission

-- name: known
select count(*) from ask a, place p where a.slug = @Ask and p.code = @Country

-- name: save
insert into commission (ask, country, note, responsible, updated_at, updated_by) values (@Ask, @Country, @Note, @Responsible, @Now, @Who)
on conflict (ask, country) do update set note = excluded.note, responsible = excluded.responsible, updated_at = excluded.updated_at, updated_by = excluded.updated_by

-- name: remove
delete from commission where ask = @Ask and country = @Country

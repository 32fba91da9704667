-- name: known-organisation
select id from organisation where name_key = @NameKey and deleted_at is null order by id limit 1

-- name: known-person
select p.id from person p
where p.deleted_at is null and ((@Mail <> '' and exists (select 1 from person_address a where a.person_id = p.id and a.kind = 'mail' and a.value = @Mail)) or (@Mail = '' and p.name_key = @NameKey))
order by p.id limit 1

-- name: add
insert into person_role (id, person_id, organisation_id, title, from_day, to_day)
select @Id, p.id, o.id, @Title, @FromDay, @ToDay from person p cross join organisation o
where p.id = @PersonId and p.deleted_at is null and o.id = @OrganisationId and o.deleted_at is null

-- name: end
update person_role set to_day = @LastDay where id = @Id and person_id = @PersonId and (from_day is null or from_day <= @LastDay)

-- name: remove
delete from person_role where id = @Id and person_id = @PersonId

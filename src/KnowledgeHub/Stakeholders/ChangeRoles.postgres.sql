-- name: add
-- PostgreSQL has to be told what an absent day is.
insert into person_role (id, person_id, organisation_id, title, from_day, to_day)
select @Id, p.id, o.id, @Title, cast(@FromDay as date), cast(@ToDay as date) from person p cross join organisation o
where p.id = @PersonId and p.deleted_at is null and o.id = @OrganisationId and o.deleted_at is null

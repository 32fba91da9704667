-- name: add
insert into organisation_relation (id, from_id, kind, to_id, added_by, added_at)
select @Id, a.id, @Kind, b.id, @Who, @Now from organisation a cross join organisation b
where a.id = @From and a.deleted_at is null and b.id = @To and b.deleted_at is null
on conflict do nothing

-- name: remove
delete from organisation_relation where id = @Id and (from_id = @Organisation or to_id = @Organisation)

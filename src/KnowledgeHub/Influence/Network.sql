-- name: organisations
select id, name, short_name, kind from organisation where deleted_at is null order by name, id

-- name: relations
select r.from_id, r.kind, r.to_id from organisation_relation r join organisation a on a.id = r.from_id join organisation b on b.id = r.to_id
where a.deleted_at is null and b.deleted_at is null order by r.from_id, r.to_id, r.kind

-- name: commitments
select k.id, k.slug, k.title, k.organisation_id, k.status, k.due_on from commitment k where k.deleted_at is null and k.organisation_id is not null order by k.due_on, k.id

-- name: list
select g.id, g.name, g.updated_at, g.updated_by, (select count(*) from issue i where i.segment_id = g.id) as issues from segment g order by g.name

-- name: choices
select segment_id, kind, value from segment_choice order by segment_id, kind, value

-- name: organisations
select 'organisation' as kind, min(organisation) as value, count(*) as subscribers from subscriber
where organisation_key <> '' and state = 'confirmed' group by organisation_key order by 3 desc, 2 limit 100

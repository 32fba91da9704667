-- name: dimensions
select slug, position, texts, retired_at from readiness_dimension order by position, slug

-- name: levels
select level, texts from readiness_level order by level

-- name: remaps
select id, reason, retired, made_at, made_by, undone_at, undone_by from readiness_remap order by made_at, id

-- name: lines
select remap_id, from_dimension, from_level, to_dimension, to_level from readiness_remap_line order by remap_id, from_dimension, from_level

-- name: take-turn
-- Whoever changes the model holds these rows until the change is committed.
update readiness_level set texts = texts

-- name: add
insert into readiness_remap (id, reason, retired, made_at, made_by) values (@Id, @Reason, @Retired, @Now, @Who)

-- name: add-line
insert into readiness_remap_line (remap_id, from_dimension, from_level, to_dimension, to_level) values (@Id, @FromDimension, @FromLevel, @ToDimension, @ToLevel)

-- name: retire
update readiness_dimension set retired_at = @At where slug = @Slug

-- name: findings
select dimension, level, recorded_at as at from readiness_finding

-- name: answers
select dimension, level, answered_at as at from readiness_answer where level is not null

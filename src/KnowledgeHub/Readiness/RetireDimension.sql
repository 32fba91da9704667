-- name: retire
update readiness_dimension set retired_at = @At where slug = @Slug

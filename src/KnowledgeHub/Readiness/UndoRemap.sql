-- name: undo
update readiness_remap set undone_at = @Now, undone_by = @Who where id = @Id and undone_at is null

-- name: bring-back
update readiness_dimension set retired_at = null where slug = @Slug

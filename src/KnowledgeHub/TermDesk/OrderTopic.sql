-- name: place
update topic set position = @Position where slug = @Slug

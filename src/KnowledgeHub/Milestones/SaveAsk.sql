-- name: change
update ask set title = @Title, description = @Description, record_version = record_version + 1 where slug = @Slug and record_version = @Version

-- name: order
select slug from ask where addressee = (select addressee from ask where slug = @Slug) order by position, slug

-- name: place
update ask set position = @Position where slug = @Slug

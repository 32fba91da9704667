-- name: at
select u.target, u.unpublished_at, u.unpublished_by
from unpublished u join content c on c.id = u.content_id
where c.type = @Type and (c.slug = @Slug or exists (select 1 from slug_redirect r where r.content_id = c.id and r.type = @Type and r.slug = @Slug))

-- name: find
select target, unpublished_at, unpublished_by from unpublished where content_id = @Id

-- name: owner
select id from content where type = @Type and slug = @Slug
union all select content_id from slug_redirect where type = @Type and slug = @Slug

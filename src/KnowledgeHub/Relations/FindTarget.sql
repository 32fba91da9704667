-- name: by-id
select id, title, state from content where id = @Id and deleted_at is null

-- name: by-address
-- An address that an item has now counts before one that another had.
select c.id, c.title, c.state from content c left join slug_redirect r on r.content_id = c.id and r.type = @Type and r.slug = @Slug
where c.type = @Type and c.deleted_at is null and (c.slug = @Slug or c.draft_slug = @Slug or r.slug is not null)
order by case when c.slug = @Slug then 0 when r.slug is not null then 1 else 2 end, c.id
limit 1

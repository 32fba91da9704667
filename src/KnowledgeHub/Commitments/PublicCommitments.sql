-- name: at
select c.* from commitment_shown c where c.slug = @Slug and c.is_public and c.deleted_at is null

-- name: of-item
-- What was promised in an item, and what the item proves.
select c.* from commitment_shown c
where c.deleted_at is null and c.is_public
  and (c.content_id = @Item or exists (select 1 from commitment_report r where r.commitment_id = c.id and r.state = 'accepted' and r.evidence_content = @Item))
order by case when c.due_on is null then 1 else 0 end, c.due_on, c.id
limit 50

-- name: changed
select c.* from commitment_shown c
where c.deleted_at is null and c.is_public order by c.updated_at desc, c.id desc limit @Limit

-- name: all-public
select slug, updated_at from commitment where is_public and deleted_at is null order by slug limit @Limit

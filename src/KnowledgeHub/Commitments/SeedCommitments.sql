-- name: claim
insert into hub_value (name, value) values (@Name, '1') on conflict do nothing

-- name: organisation
select id from organisation where name = @Name and deleted_at is null

-- name: item
select c.id as content_id, c.live_version as version from content c join live_content l on l.content_id = c.id where l.slug = @Slug and l.locale = 'en'

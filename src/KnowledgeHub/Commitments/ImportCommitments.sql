-- name: organisation
select id from organisation where name_key = @NameKey and deleted_at is null order by created_at limit 1

-- name: read
select id, data from content_version where id in @Ids

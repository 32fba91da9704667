-- name: list
select id, number, author, note, created_at, published_at, data from content_version
where content_id = @ContentId order by number desc
limit @Limit offset @Offset

-- name: count
select count(*) from content_version where content_id = @ContentId

-- name: numbered
select id, number, author, note, created_at, published_at, data from content_version where content_id = @ContentId and number = @Number

-- name: one
select id, number, author, note, created_at, published_at, data from content_version where content_id = @ContentId and id = @Version

-- name: clear
delete from content_link where content_id = @ContentId and live = @Live

-- name: add
insert into content_link (content_id, type, slug, live) values (@ContentId, @Type, @Slug, @Live)

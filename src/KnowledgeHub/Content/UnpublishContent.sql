-- name: remember
insert into unpublished (content_id, target, published_on, first_published_at, unpublished_at, unpublished_by)
select content_id, @Target, published_on, first_published_at, @Now, @Editor from live_content where content_id = @Id

-- name: hide
delete from live_content where content_id = @Id returning title

-- name: mark
update content set state = 'unpublished', updated_at = @Now, updated_by = @Editor where id = @Id returning live_version

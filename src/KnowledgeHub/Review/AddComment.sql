-- name: count
select count(*) from review_comment where content_id = @ContentId

-- name: has-thread
select count(*) from review_comment where id = @Answers and content_id = @ContentId and thread_id is null and (@GuestId = '' or guest_id = @GuestId)

-- name: add
insert into review_comment (id, content_id, version, thread_id, anchor, quote, text, author, name, organisation, guest_id, written_at)
values (@Id, @ContentId, @Version, @ThreadId, @Anchor, @Quote, @Text, @Author, @Name, @Organisation, @GuestId, @Now)

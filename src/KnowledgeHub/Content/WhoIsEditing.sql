-- name: come
insert into content_presence (content_id, account_id, name, opened_at, seen_at) values (@ContentId, @AccountId, @Name, @Now, @Now)
on conflict (content_id, account_id) do update set seen_at = excluded.seen_at, name = excluded.name

-- name: is-there
select count(*) from content where id = @ContentId and deleted_at is null

-- name: forget-old
delete from content_presence where seen_at < @Before

-- name: leave
delete from content_presence where content_id = @ContentId and account_id = @AccountId

-- name: others
select name, opened_at from content_presence
where content_id = @ContentId and account_id <> @AccountId and seen_at >= @Since
order by opened_at, name

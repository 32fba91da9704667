-- name: standing
select title, deleted_at, (select count(*) from issue_item where content_id = @Id) as issues from content where id = @Id and deleted_at is not null

-- name: let-translations-go
update content set translation_of = null where translation_of = @Id

-- name: forget-autosaves
delete from content_autosave where work = @Id

-- name: purge
-- Its versions, uses of files and redirects go with it.
delete from content where id = @Id and deleted_at <= @Before

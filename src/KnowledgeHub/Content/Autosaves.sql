-- name: keep
insert into content_autosave (account_id, page, work, title, form, kept_at) values (@AccountId, @Page, @Work, @Title, @Form, @Now)
on conflict (account_id, page) do update set work = excluded.work, title = excluded.title, form = excluded.form, kept_at = excluded.kept_at

-- name: prune
delete from content_autosave
where account_id = @AccountId
  and (kept_at < @Before
       or (work = @Work and page not in (select page from content_autosave where account_id = @AccountId and work = @Work order by kept_at desc, page limit @Most)))

-- name: of
select page, work, title, form, kept_at from content_autosave where account_id = @AccountId and work = @Work order by kept_at desc, page

-- name: forget
delete from content_autosave where account_id = @AccountId and page = @Page

-- name: checkpoint
select cast(value as integer) from meta where name = 'checkpoint'

-- name: set-checkpoint
update meta set value = @Sequence where name = 'checkpoint'

-- name: count
select count(*) from doc

-- name: count-quarantine
select count(*) from quarantine

-- name: quarantine
insert into quarantine (content_id, reason) values (@ContentId, @Reason) on conflict (content_id) do update set reason = excluded.reason

-- name: release
delete from quarantine where content_id = @ContentId

-- name: add-doc
insert into doc (content_id, external_id, type, path, locale, title, published_on)
values (@ContentId, @ExternalId, @Type, @Path, @Locale, @Title, @PublishedOn)
returning id

-- name: add-words
insert into words (rowid, title, summary, takeaways, body, names) values (@Id, @Title, @Summary, @Takeaways, @Body, @Names)

-- name: add-exact
insert into exact (rowid, text) select rowid, title || ' ' || summary || ' ' || takeaways || ' ' || body || ' ' || names from words where rowid = @Id

-- name: remove-exact
-- A table without content forgets a row only when it is told what stood in it.
insert into exact (exact, rowid, text)
select 'delete', rowid, title || ' ' || summary || ' ' || takeaways || ' ' || body || ' ' || names
from words where rowid = (select id from doc where content_id = @ContentId)

-- name: add-term
insert into doc_term (kind, value, doc) values (@Kind, @Value, @Id)

-- name: remove-words
delete from words where rowid = (select id from doc where content_id = @ContentId)

-- name: remove-terms
delete from doc_term where doc = (select id from doc where content_id = @ContentId)

-- name: remove-doc
delete from doc where content_id = @ContentId

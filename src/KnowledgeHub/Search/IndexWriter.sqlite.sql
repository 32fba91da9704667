-- name: add-doc
insert into doc (content_id, external_id, type, path, locale, title, published_on)
values (@ContentId, @ExternalId, @Type, @Path, @Locale, @Title, @PublishedOn)
returning id

-- name: add-column
insert into doc_column (doc, day, flags, length, facets) values (@Id, @Day, @Flags, @Length, @Facets)

-- name: facet
insert into facet_value (kind, value) values (@Kind, @Value) on conflict (kind, value) do update set kind = excluded.kind returning id

-- name: add-text
insert into doc_text (doc, summary, takeaways, body, names, attachments, places, files, organisations)
values (@Id, @Summary, @Takeaways, @Body, @Names, @Attachments, @Places, @Files, @Organisations)

-- name: count-facets
update facet_value set items = items + @More where id in (select value from json_each(@Numbers))

-- name: count-organisations
insert into organisation (folded, label, items)
select json_extract(value, '$[0]'), json_extract(value, '$[1]'), 1 from json_each(@Organisations) where true
on conflict (folded) do update set items = items + 1

-- name: uncount-organisations
update organisation set items = items - 1
where folded in (select json_extract(name.value, '$[0]') from doc_text t, json_each(t.organisations) name where t.doc = @Id)

-- name: add-tokens
insert into doc_tokens (doc, tokens) values (@Id, @Tokens)

-- name: add-words
insert into words (rowid, title, summary, takeaways, body, names, attachments) values (@Id, @Title, @Summary, @Takeaways, @Body, @Names, @Attachments)

-- name: add-strong
insert into strong (rowid, words) values (@Id, @Words)

-- name: find
select d.id, c.flags, c.facets, t.tokens from doc d join doc_column c on c.doc = d.id join doc_tokens t on t.doc = d.id where d.content_id = @ContentId

-- name: stem
select stem from term where id = @Id

-- name: remove-words
insert into words (words, rowid, title, summary, takeaways, body, names, attachments)
values ('delete', @Id, @Title, @Summary, @Takeaways, @Body, @Names, @Attachments)

-- name: remove-strong
insert into strong (strong, rowid, words) values ('delete', @Id, @Words)

-- name: remove-column
delete from doc_column where doc = @Id

-- name: remove-text
delete from doc_text where doc = @Id

-- name: remove-tokens
delete from doc_tokens where doc = @Id

-- name: remove-doc
delete from doc where id = @Id

-- name: quarantine
insert into quarantine (content_id, reason) values (@ContentId, @Reason) on conflict (content_id) do update set reason = excluded.reason

-- name: release
delete from quarantine where content_id = @ContentId

-- name: note-version
insert into indexed_version (content_id, version) values (@ContentId, @Version) on conflict (content_id) do update set version = excluded.version

-- name: forget-version
delete from indexed_version where content_id = @ContentId

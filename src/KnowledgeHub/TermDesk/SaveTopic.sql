-- name: add
insert into topic (slug, name, description, parent, position) values (@Slug, @Name, @Description, @Parent, @Position)

-- name: change
update topic set name = @Name, description = @Description, parent = @Parent, position = @Position where slug = @Slug

-- name: forget-redirect
delete from topic_redirect where slug = @Slug

-- name: clear-synonyms
delete from topic_synonym where topic = @Slug

-- name: add-synonym
insert into topic_synonym (topic, synonym) values (@Slug, @Synonym) on conflict do nothing

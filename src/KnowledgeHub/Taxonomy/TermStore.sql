-- name: topics
select slug, name, description, parent, position from topic order by position, name

-- name: synonyms
select topic, synonym from topic_synonym order by synonym

-- name: redirects
select slug, topic from topic_redirect

-- name: state
select value from hub_value where name = 'terms'

-- name: note-change
-- Whoever changes terms holds this row until the change is committed.
insert into hub_value (name, value) values ('terms', @State) on conflict (name) do update set value = excluded.value

-- name: places
select code, name, region, income from place order by name

-- name: thesaurus
select group_number, term from thesaurus_term order by group_number, term

-- name: save-topic
insert into topic (slug, name, description, parent, position) values (@Slug, @Name, @Description, @Parent, @Position)
on conflict (slug) do update set name = excluded.name, description = excluded.description, parent = excluded.parent, position = excluded.position

-- name: forget-synonyms
delete from topic_synonym where topic = @Slug

-- name: add-synonym
insert into topic_synonym (topic, synonym) values (@Slug, @Synonym)

-- name: save-place
insert into place (code, name, region, income) values (@Code, @Name, @Region, @Income)
on conflict (code) do update set name = excluded.name, region = excluded.region, income = excluded.income

-- name: clear-thesaurus
delete from thesaurus_term

-- name: add-to-thesaurus
-- Two nodes that load the same terms at once do not disturb each other.
insert into thesaurus_term (group_number, term) values (@GroupNumber, @Term) on conflict do nothing

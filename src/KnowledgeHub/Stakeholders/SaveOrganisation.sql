-- name: add
insert into organisation (id, kind, name, short_name, country, city, website, notes, is_public, illustrative, name_key, domain, find_text, created_at, updated_at, updated_by)
values (@Id, @Kind, @Name, @ShortName, @Country, @City, @Website, @Notes, @IsPublic, @Illustrative, @NameKey, @Domain, @FindText, @Now, @Now, @Who)

-- name: change
update organisation set kind = @Kind, name = @Name, short_name = @ShortName, country = @Country, city = @City, website = @Website, notes = @Notes, is_public = @IsPublic,
    name_key = @NameKey, domain = @Domain, find_text = @FindText, version = version + 1, updated_at = @Now, updated_by = @Who
where id = @Id and version = @Version and deleted_at is null

-- name: clear-names
delete from organisation_name where organisation_id = @Id

-- name: add-name
insert into organisation_name (id, organisation_id, locale, name) values (@NameId, @Id, @Locale, @Name)

-- name: clear-topics
delete from organisation_topic where organisation_id = @Id

-- name: add-topic
insert into organisation_topic (organisation_id, topic) values (@Id, @Topic)

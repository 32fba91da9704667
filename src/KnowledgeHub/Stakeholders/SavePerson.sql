-- name: add
insert into person (id, name, languages, country, city, may_mail, may_call, preferred_channel, lawful_basis, notes, is_public, illustrative, name_key, find_text, created_at, updated_at, updated_by)
values (@Id, @Name, @Languages, @Country, @City, @MayMail, @MayCall, @PreferredChannel, @LawfulBasis, @Notes, @IsPublic, @Illustrative, @NameKey, @FindText, @Now, @Now, @Who)

-- name: change
update person set name = @Name, languages = @Languages, country = @Country, city = @City, may_mail = @MayMail, may_call = @MayCall, preferred_channel = @PreferredChannel,
    lawful_basis = @LawfulBasis, notes = @Notes, is_public = @IsPublic, name_key = @NameKey, find_text = @FindText, version = version + 1, updated_at = @Now, updated_by = @Who
where id = @Id and version = @Version and deleted_at is null

-- name: clear-addresses
delete from person_address where person_id = @Id

-- name: add-address
insert into person_address (id, person_id, kind, value, label) values (@AddressId, @Id, @Kind, @Value, @Label)

-- name: clear-topics
delete from person_topic where person_id = @Id

-- name: add-topic
insert into person_topic (person_id, topic) values (@Id, @Topic)

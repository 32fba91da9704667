-- name: add-synonym
insert into topic_synonym (topic, synonym) values (@Topic, @Synonym) on conflict do nothing

-- name: forget-own-name
delete from topic_synonym where topic = @Topic and lower(synonym) = lower(@Name)

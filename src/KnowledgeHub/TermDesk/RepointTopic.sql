-- name: lock
select 1

-- name: move-children
update topic set parent = @Into where parent = @From and slug <> @Into

-- name: move-synonyms
insert into topic_synonym (topic, synonym) select @Into, synonym from topic_synonym where topic = @From on conflict do nothing

-- name: move-subscribers
insert into subscriber_topic (subscriber_id, topic) select subscriber_id, @Into from subscriber_topic where topic = @From on conflict do nothing

-- name: move-organisations
insert into organisation_topic (organisation_id, topic) select organisation_id, @Into from organisation_topic where topic = @From on conflict do nothing

-- name: move-stakeholders
insert into person_topic (person_id, topic) select person_id, @Into from person_topic where topic = @From on conflict do nothing

-- name: move-engagements
insert into engagement_topic (engagement_id, topic) select engagement_id, @Into from engagement_topic where topic = @From on conflict do nothing

-- name: move-redirects
update topic_redirect set topic = @Into where topic = @From

-- name: move-rule
-- Where both topics ask for approval, the stricter rule holds.
insert into approval_rule (kind, value, people) select kind, @Into, people from approval_rule where kind = 'topic' and value = @From
on conflict (kind, value) do update set people = case when excluded.people > approval_rule.people then excluded.people else approval_rule.people end

-- name: forget-rule
delete from approval_rule where kind = 'topic' and value = @From

-- name: delete
delete from topic where slug = @From

-- name: redirect
insert into topic_redirect (slug, topic) values (@From, @Into)

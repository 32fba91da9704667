-- name: add
insert into engagement (id, kind, subject, on_day, place, country, about, outcome, next_step, next_due, responsible, illustrative, find_text, created_at, updated_at, updated_by)
values (@Id, @Kind, @Subject, @OnDay, @Place, @Country, @About, @Outcome, @NextStep, @NextDue, @Responsible, @Illustrative, @FindText, @Now, @Now, @Who)

-- name: change
-- A new day for the next contact opens a next step that was done.
update engagement set kind = @Kind, subject = @Subject, on_day = @OnDay, place = @Place, country = @Country, about = @About, outcome = @Outcome, next_step = @NextStep,
    next_done_on = case when next_due = @NextDue then next_done_on end, next_due = @NextDue, responsible = @Responsible,
    find_text = @FindText, version = version + 1, updated_at = @Now, updated_by = @Who
where id = @Id and version = @Version and deleted_at is null

-- name: done
update engagement set next_done_on = @Today, version = version + 1, updated_at = @Now, updated_by = @Who
where id = @Id and deleted_at is null and next_due is not null and next_done_on is null

-- name: clear-participants
delete from engagement_participant where engagement_id = @Id and kind <> 'erased'

-- name: clear-topics
delete from engagement_topic where engagement_id = @Id

-- name: clear-asks
delete from engagement_ask where engagement_id = @Id

-- name: clear-items
delete from engagement_item where engagement_id = @Id

-- name: add-participant
-- Whoever was erased or deleted while somebody typed does not come back.
insert into engagement_participant (id, engagement_id, kind, person_id, organisation_id, staff)
select @ParticipantId, @Id, @Kind, @PersonId, @OrganisationId, @Staff
where (@Kind = 'staff' or exists (select 1 from person where id = @PersonId) or exists (select 1 from organisation where id = @OrganisationId))

-- name: add-topic
insert into engagement_topic (engagement_id, topic) values (@Id, @Topic)

-- name: add-ask
insert into engagement_ask (engagement_id, ask) select @Id, slug from ask where slug = @Ask

-- name: add-item
insert into engagement_item (engagement_id, content_id) select @Id, id from content where id = @Item

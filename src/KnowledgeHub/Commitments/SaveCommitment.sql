-- name: take-slug
select count(*) from commitment where slug = @Slug and id <> @Id

-- name: organisation
select count(*) from organisation where id = @Id and deleted_at is null

-- name: source
select count(*) from content_version where id = @Version and content_id = @ContentId

-- name: known
select id from commitment where external_id = @ExternalId

-- name: add
insert into commitment (id, slug, title, description, organisation_id, promised_by, country, city, made_on, due_on, content_id, version, anchor, quote, quote_published, source_url,
    is_specific, is_measurable, is_achievable, is_relevant, is_time_bound, status, status_on, is_public, illustrative, external_id, find_text, created_at, updated_at, updated_by)
values (@Id, @Slug, @Title, @Description, @OrganisationId, @PromisedBy, @Country, @City, @MadeOn, @DueOn, @ContentId, @Version, @Anchor, @Quote, @QuotePublished, @SourceUrl,
    @IsSpecific, @IsMeasurable, @IsAchievable, @IsRelevant, @IsTimeBound, 'not-started', @MadeOn, @IsPublic, @Illustrative, @ExternalId, @FindText, @Now, @Now, @Who)

-- name: change
-- The status is not among them: only an accepted report moves it.
update commitment set title = @Title, description = @Description, organisation_id = @OrganisationId, promised_by = @PromisedBy, country = @Country, city = @City, made_on = @MadeOn, due_on = @DueOn,
    content_id = @ContentId, version = @Version, anchor = @Anchor, quote = @Quote, quote_published = @QuotePublished, source_url = @SourceUrl,
    is_specific = @IsSpecific, is_measurable = @IsMeasurable, is_achievable = @IsAchievable, is_relevant = @IsRelevant, is_time_bound = @IsTimeBound,
    is_public = @IsPublic, find_text = @FindText, record_version = record_version + 1, updated_at = @Now, updated_by = @Who
where id = @Id and record_version = @RecordVersion and deleted_at is null

-- name: remind-anew
-- Another day is another reminder.
update commitment_owner_link set reminded_at = null, overdue_reminded_at = null where commitment_id = @Id

-- name: clear-asks
delete from commitment_ask where commitment_id = @Id

-- name: clear-milestones
delete from commitment_milestone where commitment_id = @Id

-- name: clear-topics
delete from commitment_topic where commitment_id = @Id

-- name: add-ask
insert into commitment_ask (commitment_id, ask) values (@Id, @Value)

-- name: add-milestone
insert into commitment_milestone (commitment_id, milestone) values (@Id, @Value)

-- name: add-topic
insert into commitment_topic (commitment_id, topic) values (@Id, @Value)

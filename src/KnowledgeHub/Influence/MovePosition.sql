-- name: add
insert into position_move (id, campaign_id, organisation_id, person_id, influence, interest, stance, engagement_id, on_day, reason, recorded_by, recorded_at)
values (@Id, @CampaignId, @OrganisationId, @PersonId, @Influence, @Interest, @Stance, @EngagementId, @OnDay, @Reason, @Who, @Now)

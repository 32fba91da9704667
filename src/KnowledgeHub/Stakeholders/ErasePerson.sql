-- name: names
select name from person where @Ids like '% ' || id || ' %'
union
select value from person_address where @Ids like '% ' || person_id || ' %'

-- name: mails
select value from person_address where kind = 'mail' and @Ids like '% ' || person_id || ' %'

-- name: named-in-content
select distinct c.id, c.title as name from content c join content_version v on v.content_id = c.id where lower(v.data) like @Like escape '\' order by 2

-- name: remove-merges
delete from directory_merge where kind = 'person' and (@Ids like '% ' || kept_id || ' %' or @Ids like '% ' || gone_id || ' %')

-- name: remove-pairs
delete from not_duplicate where @Ids like '% ' || first_id || ' %' or @Ids like '% ' || second_id || ' %'

-- name: remove-participants
update engagement_participant set kind = 'erased', person_id = null where @Ids like '% ' || person_id || ' %'

-- name: remove-groups
delete from group_member where @Ids like '% ' || person_id || ' %'

-- name: remove-roles
delete from person_role where @Ids like '% ' || person_id || ' %'

-- name: remove-consents
delete from consent where @Ids like '% ' || person_id || ' %'

-- name: remove-topics
delete from person_topic where @Ids like '% ' || person_id || ' %'

-- name: remove-addresses
delete from person_address where @Ids like '% ' || person_id || ' %'

-- name: remove-positions
delete from position_move where @Ids like '% ' || person_id || ' %'

-- name: part-from-merged
update person set merged_into = null where @Ids like '% ' || id || ' %'

-- name: remove-people
delete from person where @Ids like '% ' || id || ' %'

-- name: read-engagements
select id, subject as a, place as b, about as c, outcome as d, next_step as e, deleted_because as f from engagement

-- name: write-engagement
update engagement set subject = @A, place = @B, about = @C, outcome = @D, next_step = @E, deleted_because = @F, find_text = @FindText, version = version + 1 where id = @Id

-- name: read-organisations
select id, notes as a, deleted_because as b from organisation

-- name: write-organisation
update organisation set notes = @A, deleted_because = @B, version = version + 1 where id = @Id

-- name: read-people
select id, notes as a, deleted_because as b from person

-- name: write-person
update person set notes = @A, deleted_because = @B, version = version + 1 where id = @Id

-- name: read-groups
select id, description as a, deleted_because as b from stakeholder_group

-- name: write-group
update stakeholder_group set description = @A, deleted_because = @B, version = version + 1 where id = @Id

-- name: read-roles
select id, title as a from person_role

-- name: write-role
update person_role set title = @A where id = @Id

-- name: read-consents
select id, source as a from consent

-- name: write-consent
update consent set source = @A where id = @Id

-- name: read-addresses
select id, label as a from person_address

-- name: write-address
update person_address set label = @A where id = @Id

-- name: read-merges
select id, kept_before as a, moved as b from directory_merge

-- name: write-merge
update directory_merge set kept_before = @A, moved = @B where id = @Id

-- name: remove-owner-names
update commitment_report set reporter_name = '', reporter_organisation = '' where link_id in (select l.id from commitment_owner_link l where @Ids like '% ' || l.person_id || ' %' or @Mails like '% ' || l.email || ' %')

-- name: remove-owner-mails
delete from service_mail where about in (select l.id from commitment_owner_link l where @Ids like '% ' || l.person_id || ' %' or @Mails like '% ' || l.email || ' %')

-- name: part-from-owner-links
update commitment_report set link_id = null where link_id in (select l.id from commitment_owner_link l where @Ids like '% ' || l.person_id || ' %' or @Mails like '% ' || l.email || ' %')

-- name: remove-owner-links
delete from commitment_owner_link where @Ids like '% ' || person_id || ' %' or @Mails like '% ' || email || ' %'

-- name: read-commitments
select id, title as a, description as b, promised_by as c, city as d, quote as e, deleted_because as f from commitment

-- name: write-commitment
update commitment set title = @A, description = @B, promised_by = @C, city = @D, quote = @E, deleted_because = @F, find_text = @FindText, record_version = record_version + 1 where id = @Id

-- name: read-reports
select id, summary as a, barriers as b, enablers as c, evidence_title as d, returned_because as e from commitment_report

-- name: write-report
update commitment_report set summary = @A, barriers = @B, enablers = @C, evidence_title = @D, returned_because = @E, find_text = @FindText where id = @Id

-- name: read-reporters
select id, reporter_name as a, reporter_organisation as b from commitment_report

-- name: write-reporter
update commitment_report set reporter_name = @A, reporter_organisation = @B where id = @Id

-- name: read-positions
select id, reason as a from position_move

-- name: write-position
update position_move set reason = @A where id = @Id

-- name: read-campaigns
select id, name as a, note as b from campaign

-- name: write-campaign
update campaign set name = @A, note = @B, version = version + 1 where id = @Id

-- name: write-receipt
insert into erasure_receipt (id, because, tables, erased_at, erased_by) values (@Id, @Because, @Tables, @Now, @Who)

-- name: receipt
select * from erasure_receipt where id = @Id

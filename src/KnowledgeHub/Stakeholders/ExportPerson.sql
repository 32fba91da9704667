-- name: ids
with recursive chain (id) as (
    select id from person where id = @Id
    union
    select p.id from person p join chain c on p.merged_into = c.id
)
select id from chain

-- name: person
select id, name, languages, country, city, may_mail, may_call, preferred_channel, lawful_basis, notes, is_public, illustrative, created_at, updated_at, deleted_at, deleted_because, merged_into
from person where @Ids like '% ' || id || ' %'

-- name: addresses
select kind, value, label from person_address where @Ids like '% ' || person_id || ' %' order by id

-- name: topics
select topic from person_topic where @Ids like '% ' || person_id || ' %' order by topic

-- name: consents
select purpose, given_on, source, expires_on, withdrawn_on, recorded_at from consent where @Ids like '% ' || person_id || ' %' order by given_on

-- name: roles
select o.name as organisation, r.title, r.from_day, r.to_day from person_role r join organisation o on o.id = r.organisation_id where @Ids like '% ' || r.person_id || ' %' order by r.from_day

-- name: groups
select g.name as group_name, m.since from group_member m join stakeholder_group g on g.id = m.group_id where @Ids like '% ' || m.person_id || ' %' order by m.since

-- name: engagements
select e.kind, e.subject, e.on_day, e.place, e.about, e.outcome, e.next_step, e.next_due from engagement e
where exists (select 1 from engagement_participant r where r.engagement_id = e.id and @Ids like '% ' || r.person_id || ' %') order by e.on_day

-- name: merges
select kind, kept_id, gone_id, kept_before, merged_at, undone_at from directory_merge where kind = 'person' and (@Ids like '% ' || kept_id || ' %' or @Ids like '% ' || gone_id || ' %')

-- name: audit
select at, action, details from audit_entry where subject_kind = 'person' and @Ids like '% ' || subject_id || ' %' order by sequence

-- name: subscribers
select s.email, s.audience, s.locale, s.frequency, s.state, s.consent_text, s.consent_source, s.requested_at, s.confirmed_at, s.unsubscribed_at from subscriber s
where s.email in (select a.value from person_address a where a.kind = 'mail' and @Ids like '% ' || a.person_id || ' %')

-- name: owner-links
select c.title, l.email, l.expires_at, l.revoked_at, l.created_at, l.reminded_at, l.overdue_reminded_at
from commitment_owner_link l join commitment c on c.id = l.commitment_id where @Ids like '% ' || l.person_id || ' %' order by l.created_at

-- name: owner-reports
select c.title, r.status, r.on_day, r.summary, r.evidence_url, r.evidence_title, r.barriers, r.enablers, r.reporter_name, r.reporter_organisation, r.state, r.returned_because, r.reported_at
from commitment_report r join commitment_owner_link l on l.id = r.link_id join commitment c on c.id = r.commitment_id where @Ids like '% ' || l.person_id || ' %' order by r.reported_at

-- name: positions
select c.name as campaign, m.influence, m.interest, m.stance, m.on_day, m.reason from position_move m join campaign c on c.id = m.campaign_id
where @Ids like '% ' || m.person_id || ' %' order by m.on_day, m.recorded_at

-- Why an issue that was due has not gone out: staff decide. Empty when nothing holds it.
alter table issue add column held_because text not null default '';

-- A second person's word for an issue as it stood; it counts only while the issue still has this fingerprint.
create table issue_approval (
    issue_id text primary key references issue (id) on delete cascade,
    fingerprint text not null,
    approved_by text not null,
    approved_at timestamptz not null
);

-- What other sites and name servers last said about an issue as it stood.
create table issue_lookup (
    issue_id text primary key references issue (id) on delete cascade,
    fingerprint text not null,
    looked_up_at timestamptz not null,
    findings text not null
);

-- Each subscriber with the one reason that stands for itself; what depends on the hour, the segment and the settings comes on top
-- in IssueRecipients.sql. The marks are for looking an address and its domain up in a list between semicolons.
create view issue_subscriber as
select i.id as issue_id, i.segment_id, s.id as subscriber_id, s.email, s.audience, s.locale, s.frequency, s.paused_until, s.held_because,
    ';' || s.email || ';' as address_mark,
    ';@' || replace(s.email, rtrim(s.email, replace(s.email, '@', '')), '') || ';' as domain_mark,
    case
        when exists (select 1 from delivery d where d.issue_id = i.id and d.subscriber_id = s.id) then 'already'
        when s.state = 'pending' then 'not-confirmed'
        when s.state = 'unsubscribed' then 'unsubscribed'
        when s.held_at is not null then 'held'
        when s.frequency <> case i.kind when 'issue' then 'each-issue' else i.kind end then 'frequency'
        else 'gets'
    end as reason
from issue i cross join subscriber s;

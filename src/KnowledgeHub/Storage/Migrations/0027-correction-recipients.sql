-- A correction goes to exactly those who got the item before it changed, whatever frequency and segment they chose.
drop view issue_subscriber;

create view issue_subscriber as
select i.id as issue_id, i.segment_id, s.id as subscriber_id, s.email, s.audience, s.locale, s.frequency, s.paused_until, s.held_because,
    ';' || s.email || ';' as address_mark,
    ';@' || replace(s.email, rtrim(s.email, replace(s.email, '@', '')), '') || ';' as domain_mark,
    case
        when exists (select 1 from delivery d where d.issue_id = i.id and d.subscriber_id = s.id) then 'already'
        when s.state = 'pending' then 'not-confirmed'
        when s.state = 'unsubscribed' then 'unsubscribed'
        when s.held_at is not null then 'held'
        when exists (select 1 from issue_only_to o where o.issue_id = i.id) then
            case when exists (
                select 1 from issue_only_to o join issue_item mailed on mailed.content_id = o.content_id
                join delivery got on got.issue_id = mailed.issue_id
                where o.issue_id = i.id and got.subscriber_id = s.id and got.issue_id <> i.id
                  and got.state in ('sent', 'uncertain') and got.updated_at < o.got_before) then 'gets' else 'not-mailed' end
        when s.frequency <> case i.kind when 'issue' then 'each-issue' else i.kind end then 'frequency'
        when i.segment_id is not null and not exists (select 1 from segment_member m where m.segment_id = i.segment_id and m.subscriber_id = s.id) then 'segment'
        else 'gets'
    end as reason
from issue i cross join subscriber s;

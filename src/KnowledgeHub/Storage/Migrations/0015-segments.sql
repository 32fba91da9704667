-- A segment is a rule: a subscriber belongs to it who fits at least one choice of every kind that it names.
create table segment (
    id text primary key,
    name text not null unique,
    updated_at timestamptz not null,
    updated_by text not null
);

create table segment_choice (
    segment_id text not null references segment (id) on delete cascade,
    kind text not null check (kind in ('audience', 'topic', 'place', 'language', 'organisation', 'engagement')),
    value text not null,
    primary key (segment_id, kind, value)
);

create view segment_member as
select g.id as segment_id, s.id as subscriber_id
from segment g cross join subscriber s
where not exists (
    select 1 from segment_choice k
    where k.segment_id = g.id and not exists (
        select 1 from segment_choice c
        where c.segment_id = g.id and c.kind = k.kind
          and ((c.kind = 'audience' and c.value = s.audience)
            or (c.kind = 'language' and c.value = s.locale)
            or (c.kind = 'topic' and exists (select 1 from subscriber_topic t where t.subscriber_id = s.id and t.topic = c.value)))));

-- Whom an issue is for: a digest goes to those who chose its frequency; a segment narrows it further.
alter table issue add column kind text not null default 'issue' check (kind in ('issue', 'weekly', 'monthly'));
alter table issue add column segment_id text references segment (id);

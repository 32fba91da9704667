-- Where a subscriber works, if they said so; the key is the organisation in the form in which it is compared.
alter table subscriber add column country text not null default '';
alter table subscriber add column organisation text not null default '';
alter table subscriber add column organisation_key text not null default '';
-- A row that was erased keeps its place in the ledger and holds no person any more.
alter table subscriber add column erased_at timestamptz;
alter table subscriber add column link_mailed_at timestamptz;

create index subscriber_organisation on subscriber (organisation_key);
create index delivery_of_subscriber on delivery (subscriber_id, updated_at);

-- A file of subscribers on its way in: read once to say what would happen, and once more to do it. Its parts go when it
-- is done, and all of it some days later.
create table subscriber_import (
    id text primary key,
    file_name text not null,
    state text not null check (state in ('checking', 'checked', 'importing', 'done', 'failed')),
    problem text not null default '',
    rows_done integer not null default 0,
    rows_total integer,
    asked_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table subscriber_import_part (
    import_id text not null references subscriber_import (id) on delete cascade,
    position integer not null,
    bytes blob not null,
    primary key (import_id, position)
);

create table subscriber_import_row (
    import_id text not null references subscriber_import (id) on delete cascade,
    row_number integer not null,
    email text not null,
    outcome text not null,
    sentence text not null,
    primary key (import_id, row_number)
);

create index subscriber_import_row_outcome on subscriber_import_row (import_id, outcome, row_number);
create index subscriber_import_row_email on subscriber_import_row (email);

-- Whom a rule fits is asked in the same words by Subscribers/CountSegment, before a rule is stored; a test compares the two.
-- A topic that was merged answers to its old name too.
drop view segment_member;

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
              or (c.kind = 'topic' and exists (
                  select 1 from subscriber_topic t where t.subscriber_id = s.id and (t.topic = c.value or t.topic = (select r.topic from topic_redirect r where r.slug = c.value))))
              or (c.kind = 'place' and s.country <> '' and (c.value = s.country or c.value = (select p.region from place p where p.code = s.country)))
              or (c.kind = 'organisation' and c.value = s.organisation_key)
              or (c.kind = 'engagement' and case c.value
                  when 'new' then s.confirmed_at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-90 days')
                  when 'long' then s.confirmed_at < strftime('%Y-%m-%dT%H:%M:%S', 'now', '-365 days')
                  when 'reached' then exists (select 1 from delivery d where d.subscriber_id = s.id and d.state = 'sent' and d.updated_at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-90 days'))
                  when 'unreached' then not exists (select 1 from delivery d where d.subscriber_id = s.id and d.state = 'sent' and d.updated_at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-90 days'))
                  else false end))));

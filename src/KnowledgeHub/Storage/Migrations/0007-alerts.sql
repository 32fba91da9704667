-- What readers are told of an item, only ever added to. Its number is that of the change in content_change, so that
-- whoever knows how far an index has read knows which announcements it can answer for.
create table announcement (
    sequence bigint primary key,
    content_id text not null references content (id) on delete cascade,
    kind text not null check (kind in ('new', 'changed', 'withdrawn')),
    note text not null default '',
    at timestamptz not null
);

create index announcement_item on announcement (content_id, sequence);
create index announcement_at on announcement (at);

insert into announcement (sequence, content_id, kind, at)
select min(c.sequence), l.content_id, 'new', l.first_published_at
from live_content l join content_change c on c.content_id = l.content_id and c.kind = 'published'
group by l.content_id, l.first_published_at;

insert into announcement (sequence, content_id, kind, note, at)
select max(c.sequence), l.content_id, 'withdrawn', l.withdrawn_note, l.updated_at
from live_content l join content_change c on c.content_id = l.content_id and c.kind = 'withdrawn'
where l.withdrawn = true
group by l.content_id, l.withdrawn_note, l.updated_at;

-- An address that follows searches by mail. It is kept as long as it follows one, and no longer.
create table follower (
    id text primary key,
    email text not null unique,
    created_at timestamptz not null,
    -- How many service mails it got since when: nobody can have it flooded.
    mailed_since timestamptz,
    mailed integer not null default 0
);

create table saved_search (
    id text primary key,
    follower_id text not null references follower (id) on delete cascade,
    words text not null,
    -- The facets as JSON, in a fixed order; the fingerprint is that of words and facets.
    chosen text not null,
    fingerprint text not null,
    period text not null check (period in ('immediate', 'daily', 'weekly')),
    state text not null check (state in ('pending', 'active', 'paused')),
    consent_text text not null,
    requested_at timestamptz not null,
    confirmed_at timestamptz,
    -- Announcements up to this one were looked at.
    seen bigint not null default 0,
    due_at timestamptz not null,
    unique (follower_id, fingerprint)
);

create index saved_search_due on saved_search (state, due_at);

-- The ledger: an announcement reaches a saved search once, ever.
create table alert (
    saved_search_id text not null references saved_search (id) on delete cascade,
    announcement bigint not null references announcement (sequence) on delete cascade,
    mail_id text not null,
    queued_at timestamptz not null,
    primary key (saved_search_id, announcement)
);

create index alert_announcement on alert (announcement);

-- What a mail is about, so that it can be taken back; headers of its own; and whether it keeps to the pace that was
-- set and lets mails that somebody waits for go first.
alter table service_mail add column about text not null default '';
alter table service_mail add column headers text not null default '';
alter table service_mail add column bulk boolean not null default false;

create index service_mail_about on service_mail (about);

-- What came back of a delivery. The delivery itself stays as it is: the mail server did take it.
create table delivery_return (
    delivery_id text not null references delivery (id) on delete cascade,
    -- Of the message that came back, so that reading it twice counts once.
    fingerprint text not null,
    kind text not null check (kind in ('hard', 'soft', 'complaint')),
    status text not null default '',
    diagnostic text not null default '',
    at timestamptz not null,
    -- Staff lifted what followed from it; it counts no more.
    undone_at timestamptz,
    primary key (delivery_id, fingerprint)
);

-- Messages that came back and that staff have to look at: nobody knows whose they are, or what they say.
create table unread_return (
    id text primary key,
    fingerprint text not null unique,
    -- What it says it is, and why it was not acted upon.
    kind text not null check (kind in ('hard', 'soft', 'complaint', 'unknown')),
    sender text not null default '',
    subject text not null default '',
    recipient text not null default '',
    excerpt text not null default '',
    at timestamptz not null
);

create index unread_return_at on unread_return (at);

-- Clicks are counted unless staff say otherwise for an issue.
alter table issue add column count_clicks boolean not null default true;

-- The addresses that an issue may lead to; a redirect knows no others.
create table issue_link (
    issue_id text not null references issue (id) on delete cascade,
    number integer not null,
    url text not null,
    section text not null default '',
    label text not null default '',
    primary key (issue_id, number),
    unique (issue_id, url)
);

-- How often, by link, edition and day: nothing about who.
create table issue_click (
    issue_id text not null,
    number integer not null,
    audience text not null,
    locale text not null,
    on_day date not null,
    clicks integer not null,
    primary key (issue_id, number, audience, locale, on_day),
    foreign key (issue_id, number) references issue_link (issue_id, number) on delete cascade
);

-- A correction goes to those and only those who got the item before it was changed or withdrawn.
create table issue_only_to (
    issue_id text primary key references issue (id) on delete cascade,
    content_id text not null references content (id) on delete cascade,
    got_before timestamptz not null,
    announcement bigint not null references announcement (sequence) on delete cascade
);

create unique index issue_only_to_announcement on issue_only_to (announcement);

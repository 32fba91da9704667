-- A fourth state. SQLite can't change a check, so another column takes the place of the old one, on both databases alike.
alter table content add column shown text not null default 'draft' check (shown in ('draft', 'published', 'withdrawn', 'unpublished'));
update content set shown = state;
alter table content drop column state;
alter table content rename column shown to state;

-- What was taken off the site without a notice. An empty target answers 410; else readers are led there.
create table unpublished (
    content_id text primary key references content (id) on delete cascade,
    target text not null default '',
    -- Kept, so that an item that comes back has the day it had.
    published_on date not null,
    first_published_at timestamptz not null,
    unpublished_at timestamptz not null,
    unpublished_by text not null
);

create table approval_rule (
    kind text not null check (kind in ('type', 'topic')),
    value text not null,
    people integer not null check (people between 1 and 2),
    primary key (kind, value)
);

-- Where the draft stands. It speaks of one version: once another one is saved, it no longer holds.
create table draft_stage (
    content_id text primary key references content (id) on delete cascade,
    version text not null,
    stage text not null check (stage in ('in-review', 'approved', 'sent-back')),
    sent_by text not null,
    sent_at timestamptz not null,
    due_on date,
    message text not null default '',
    decided_by text not null default '',
    decided_at timestamptz,
    reason text not null default ''
);

create table draft_reviewer (
    content_id text not null references content (id) on delete cascade,
    email text not null,
    primary key (content_id, email)
);

create index draft_reviewer_email on draft_reviewer (email);

create table approval (
    id text primary key,
    content_id text not null references content (id) on delete cascade,
    version text not null,
    -- The address of a member of staff in lower case, or the id of a guest's link.
    who text not null,
    name text not null,
    organisation text not null default '',
    by_guest boolean not null default false,
    counts boolean not null,
    approved_at timestamptz not null,
    set_aside_at timestamptz,
    unique (version, who)
);

create index approval_item on approval (content_id);

-- Versions that had all the approvals they needed.
create table approved_version (
    version text primary key,
    content_id text not null references content (id) on delete cascade,
    approved_at timestamptz not null
);

create table planned_publication (
    content_id text primary key references content (id) on delete cascade,
    version text not null,
    due_at timestamptz not null,
    major boolean not null,
    note text not null default '',
    set_by text not null,
    set_at timestamptz not null
);

create index planned_publication_due on planned_publication (due_at);

create table planned_end (
    content_id text primary key references content (id) on delete cascade,
    due_at timestamptz not null,
    target text not null default '',
    set_by text not null,
    set_at timestamptz not null
);

create index planned_end_due on planned_end (due_at);

-- The link of somebody without an account; of its secret only the hash is kept.
create table review_guest (
    id text primary key,
    content_id text not null references content (id) on delete cascade,
    version text not null,
    token_hash text not null unique,
    name text not null default '',
    organisation text not null default '',
    email text not null default '',
    may_comment boolean not null,
    may_approve boolean not null,
    may_endorse boolean not null,
    counts boolean not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    created_by text not null,
    created_at timestamptz not null
);

create index review_guest_item on review_guest (content_id);

create table review_comment (
    id text primary key,
    content_id text not null references content (id) on delete cascade,
    version text not null,
    -- The comment it answers, or null for the first of a thread.
    thread_id text references review_comment (id) on delete cascade,
    anchor text not null default '',
    quote text not null default '',
    text text not null,
    author text not null default '',
    name text not null default '',
    organisation text not null default '',
    guest_id text references review_guest (id) on delete cascade,
    written_at timestamptz not null,
    resolved_at timestamptz,
    resolved_by text not null default ''
);

create index review_comment_item on review_comment (content_id);

create table endorsement (
    id text primary key,
    content_id text not null references content (id) on delete cascade,
    version text not null,
    guest_id text not null references review_guest (id) on delete cascade,
    name text not null,
    organisation text not null default '',
    endorsed_at timestamptz not null,
    accepted_at timestamptz,
    accepted_by text not null default '',
    unique (version, guest_id)
);

create index endorsement_item on endorsement (content_id);

-- When somebody should look whether an item still holds, and what was mailed about that day.
create table review_date (
    content_id text primary key references content (id) on delete cascade,
    on_day date not null,
    set_by text not null,
    set_at timestamptz not null,
    warned_at timestamptz,
    told_at timestamptz
);

create index review_date_day on review_date (on_day);

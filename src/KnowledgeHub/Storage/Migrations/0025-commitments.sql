-- What somebody promised, by when, and what has become of it. The public sees a commitment only when is_public is true.
create table commitment (
    id text primary key,
    slug text not null unique,
    -- One sentence: who will do what.
    title text not null,
    description text not null default '',
    -- Who promised: an organisation of the directory, or the name as the source gives it where there is none.
    organisation_id text references organisation (id),
    promised_by text not null default '',
    country text references place (code),
    city text not null default '',
    made_on date not null,
    due_on date,
    -- Where it was said: the meeting outcome, its version, the paragraph's id and the very words; empty when it came from elsewhere.
    content_id text references content (id) on delete set null,
    version text not null default '',
    anchor text not null default '',
    quote text not null default '',
    source_url text not null default '',
    -- SMART: each true when somebody checked it.
    is_specific boolean not null default false,
    is_measurable boolean not null default false,
    is_achievable boolean not null default false,
    is_relevant boolean not null default false,
    is_time_bound boolean not null default false,
    -- The newest accepted report's; kept here so that lists need no join.
    status text not null default 'not-started' check (status in ('not-started', 'limited', 'substantial', 'completed', 'no-evidence', 'withdrawn')),
    status_on date not null,
    is_public boolean not null default false,
    illustrative boolean not null default false,
    external_id text unique,
    record_version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    updated_by text not null,
    deleted_at timestamptz,
    deleted_because text not null default ''
);

create index commitment_due on commitment (due_on);
create index commitment_organisation on commitment (organisation_id);
create index commitment_content on commitment (content_id);

create table commitment_ask (
    commitment_id text not null references commitment (id) on delete cascade,
    ask text not null references ask (slug) on delete cascade,
    primary key (commitment_id, ask)
);

create table commitment_milestone (
    commitment_id text not null references commitment (id) on delete cascade,
    milestone text not null references milestone (slug) on delete cascade,
    primary key (commitment_id, milestone)
);

create table commitment_topic (
    commitment_id text not null references commitment (id) on delete cascade,
    topic text not null references topic (slug) on delete cascade,
    primary key (commitment_id, topic)
);

-- Each step, with its evidence or the plain word that there is none. Reports of owners wait until staff accept or return them.
create table commitment_report (
    id text primary key,
    commitment_id text not null references commitment (id) on delete cascade,
    status text not null check (status in ('not-started', 'limited', 'substantial', 'completed', 'no-evidence', 'withdrawn')),
    on_day date not null,
    summary text not null default '',
    evidence_url text not null default '',
    evidence_content text references content (id) on delete set null,
    evidence_title text not null default '',
    -- True only when nothing could be found that shows progress.
    no_evidence boolean not null default false,
    barriers text not null default '',
    enablers text not null default '',
    by_owner boolean not null default false,
    reporter_name text not null default '',
    reporter_organisation text not null default '',
    state text not null check (state in ('waiting', 'accepted', 'returned')),
    returned_because text not null default '',
    reported_by text not null,
    reported_at timestamptz not null,
    decided_by text not null default '',
    decided_at timestamptz,
    -- No status without its evidence.
    check (state <> 'accepted' or status in ('not-started', 'withdrawn') or no_evidence or evidence_url <> '' or evidence_title <> '')
);

create index commitment_report_of on commitment_report (commitment_id, on_day);
create index commitment_report_waiting on commitment_report (state);

-- A link with which an owner reports without an account; only its hash is kept.
create table commitment_owner_link (
    id text primary key,
    commitment_id text not null references commitment (id) on delete cascade,
    token_hash text not null unique,
    person_id text references person (id),
    email text not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    created_by text not null,
    created_at timestamptz not null,
    reminded_at timestamptz
);

-- What searching looks at: lower case, no accents.
alter table commitment add column find_text text not null default '';
alter table commitment_report add column find_text text not null default '';

-- True once readers could see the very words on the hub: a quote from a draft stays with staff.
alter table commitment add column quote_published boolean not null default false;

-- By which link an owner reported, so that an answer finds them.
alter table commitment_report add column link_id text references commitment_owner_link (id) on delete set null;

-- The language of the mails; and when the owner was reminded after the day, as reminded_at is for before it.
alter table commitment_owner_link add column locale text not null default 'en';
alter table commitment_owner_link add column overdue_reminded_at timestamptz;

create table issue (
    id text primary key,
    slug text not null unique,
    title text not null,
    intro text not null default '',
    state text not null check (state in ('draft', 'scheduled', 'sending', 'sent')),
    due_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    updated_by text not null,
    queued_at timestamptz,
    finished_at timestamptz
);

create table issue_section (
    issue_id text not null references issue (id) on delete cascade,
    position integer not null,
    heading text not null,
    primary key (issue_id, position)
);

create table issue_item (
    issue_id text not null references issue (id) on delete cascade,
    content_id text not null references content (id),
    section integer not null,
    position integer not null,
    primary key (issue_id, content_id)
);

-- The ledger: one row for each issue and subscriber, ever.
create table delivery (
    id text primary key,
    issue_id text not null references issue (id),
    subscriber_id text not null references subscriber (id) on delete cascade,
    state text not null check (state in ('queued', 'sending', 'sent', 'refused', 'uncertain', 'left')),
    due_at timestamptz not null,
    attempts integer not null default 0,
    claimed_by text,
    claimed_until timestamptz,
    answer text not null default '',
    updated_at timestamptz not null,
    unique (issue_id, subscriber_id)
);

create index delivery_due on delivery (state, due_at);
create index delivery_issue on delivery (issue_id, state);

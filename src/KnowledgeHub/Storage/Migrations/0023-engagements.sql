-- Each contact with stakeholders: what happened, about what, and what follows. See 0022-stakeholders for what the common columns mean.
create table engagement (
    id text primary key,
    kind text not null check (kind in ('meeting', 'call', 'mail', 'consultation', 'event')),
    subject text not null,
    on_day date not null,
    place text not null default '',
    country text references place (code),
    about text not null default '',
    outcome text not null default '',
    next_step text not null default '',
    next_due date,
    next_done_on date,
    -- The mail address of the member of staff who does the next step.
    responsible text not null default '',
    -- The meeting outcome that was begun from it.
    outcome_content text references content (id) on delete set null,
    illustrative boolean not null default false,
    find_text text not null,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    updated_by text not null,
    deleted_at timestamptz,
    deleted_because text not null default ''
);

create index engagement_day on engagement (on_day);
create index engagement_due on engagement (next_due);
create index engagement_outcome on engagement (outcome_content);

-- Who took part. A person who was erased leaves the row behind, without saying who it was.
create table engagement_participant (
    id text primary key,
    engagement_id text not null references engagement (id) on delete cascade,
    kind text not null check (kind in ('person', 'organisation', 'staff', 'erased')),
    person_id text references person (id),
    organisation_id text references organisation (id),
    staff text not null default ''
);

create index engagement_participant_of on engagement_participant (engagement_id);
create index engagement_participant_person on engagement_participant (person_id);
create index engagement_participant_organisation on engagement_participant (organisation_id);

create table engagement_topic (
    engagement_id text not null references engagement (id) on delete cascade,
    topic text not null references topic (slug) on delete cascade,
    primary key (engagement_id, topic)
);

create table engagement_ask (
    engagement_id text not null references engagement (id) on delete cascade,
    ask text not null references ask (slug) on delete cascade,
    primary key (engagement_id, ask)
);

-- Items of the hub that were shared.
create table engagement_item (
    engagement_id text not null references engagement (id) on delete cascade,
    content_id text not null references content (id) on delete cascade,
    primary key (engagement_id, content_id)
);

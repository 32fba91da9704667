-- What works towards which ask and milestone, what is still to be commissioned, and where stakeholders stand in a campaign.
alter table ask add column record_version integer not null default 1;

-- When the organiser takes submissions for it, and what they have to be.
alter table milestone add column opens_on date;
alter table milestone add column closes_on date;
alter table milestone add column submission text not null default '';
alter table milestone add column record_version integer not null default 1;

create table content_ask (
    content_id text not null references content (id) on delete cascade,
    ask text not null references ask (slug) on delete cascade,
    added_by text not null,
    added_at timestamptz not null,
    primary key (content_id, ask)
);

create index content_ask_ask on content_ask (ask);

create table content_milestone (
    content_id text not null references content (id) on delete cascade,
    milestone text not null references milestone (slug) on delete cascade,
    added_by text not null,
    added_at timestamptz not null,
    primary key (content_id, milestone)
);

create index content_milestone_milestone on content_milestone (milestone);

-- Countries that the coverage map shows though nothing names them yet.
create table coverage_place (
    country text primary key references place (code),
    added_by text not null,
    added_at timestamptz not null
);

-- What is to be written for an empty cell of the map, and who sees to it.
create table commission (
    ask text not null references ask (slug) on delete cascade,
    country text not null references place (code),
    note text not null default '',
    -- The mail address of a member of staff.
    responsible text not null default '',
    updated_at timestamptz not null,
    updated_by text not null,
    primary key (ask, country)
);

-- Read by people with the permission Stakeholders only, like 0022-stakeholders.
create table campaign (
    id text primary key,
    name text not null unique,
    ask text references ask (slug) on delete set null,
    topic text references topic (slug) on delete set null,
    starts_on date not null,
    ends_on date,
    note text not null default '',
    illustrative boolean not null default false,
    version integer not null default 1,
    updated_at timestamptz not null,
    updated_by text not null
);

-- Where an organisation or a person stands, as one engagement showed it. Rows are only added: the newest is the position, the others its history.
create table position_move (
    id text primary key,
    campaign_id text not null references campaign (id) on delete cascade,
    organisation_id text references organisation (id),
    person_id text references person (id) on delete cascade,
    influence integer not null check (influence between 1 and 5),
    interest integer not null check (interest between 1 and 5),
    stance text not null check (stance in ('supports', 'open', 'undecided', 'doubts', 'opposes')),
    engagement_id text not null references engagement (id),
    on_day date not null,
    reason text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    check ((organisation_id is null) <> (person_id is null))
);

create index position_move_campaign on position_move (campaign_id, on_day);
create index position_move_organisation on position_move (organisation_id);
create index position_move_person on position_move (person_id);

-- The directory of stakeholders and the log of engagements. Only people with the permission Stakeholders read these tables;
-- no feed, index or public query may. What can name a person: person and everything that refers to it, the free texts of
-- engagement, organisation, stakeholder_group and person_role, and directory_merge. ErasePerson reaches all of them.
--
-- Everywhere: version counts changes and guards against overwriting; deleted_at hides a record until it is restored;
-- merged_into says that a record was merged into another one. find_text is what searching looks at: lower case, no accents.
create table organisation (
    id text primary key,
    kind text not null check (kind in ('government', 'patient-group', 'industry', 'clinical-society', 'academia', 'intergovernmental', 'payer')),
    name text not null,
    short_name text not null default '',
    country text references place (code),
    city text not null default '',
    website text not null default '',
    notes text not null default '',
    is_public boolean not null default false,
    illustrative boolean not null default false,
    -- The name in the form in which duplicates are found, and the host of the website.
    name_key text not null,
    domain text not null default '',
    find_text text not null,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    updated_by text not null,
    deleted_at timestamptz,
    deleted_because text not null default '',
    merged_into text references organisation (id)
);

create index organisation_key on organisation (name_key);

-- Names in other languages, and names it had.
create table organisation_name (
    id text primary key,
    organisation_id text not null references organisation (id) on delete cascade,
    locale text not null,
    name text not null
);

create index organisation_name_of on organisation_name (organisation_id);

create table organisation_topic (
    organisation_id text not null references organisation (id) on delete cascade,
    topic text not null references topic (slug) on delete cascade,
    primary key (organisation_id, topic)
);

-- Read from both ends: "is a member of" from one, "has as members" from the other.
create table organisation_relation (
    id text primary key,
    from_id text not null references organisation (id) on delete cascade,
    kind text not null check (kind in ('member-of', 'part-of', 'funds', 'partners-with', 'supervises', 'advises')),
    to_id text not null references organisation (id) on delete cascade,
    added_by text not null,
    added_at timestamptz not null,
    unique (from_id, kind, to_id),
    check (from_id <> to_id)
);

create table person (
    id text primary key,
    name text not null,
    -- BCP 47 tags by spaces, the best first.
    languages text not null default '',
    country text references place (code),
    city text not null default '',
    may_mail boolean not null default false,
    may_call boolean not null default false,
    preferred_channel text not null default '' check (preferred_channel in ('', 'mail', 'phone', 'post', 'meeting')),
    -- Article 6 of the GDPR: why the hub may keep the record at all.
    lawful_basis text not null check (lawful_basis in ('consent', 'legitimate-interest', 'public-task', 'contract', 'legal-obligation')),
    notes text not null default '',
    is_public boolean not null default false,
    illustrative boolean not null default false,
    name_key text not null,
    find_text text not null,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    updated_by text not null,
    deleted_at timestamptz,
    deleted_because text not null default '',
    merged_into text references person (id)
);

create index person_key on person (name_key);

create table person_address (
    id text primary key,
    person_id text not null references person (id) on delete cascade,
    kind text not null check (kind in ('mail', 'phone', 'post')),
    -- A mail address in lower case; everything else as it was typed.
    value text not null,
    label text not null default ''
);

create index person_address_of on person_address (person_id);
create index person_address_value on person_address (kind, value);

create table person_topic (
    person_id text not null references person (id) on delete cascade,
    topic text not null references topic (slug) on delete cascade,
    primary key (person_id, topic)
);

-- A row is one consent as it was given; it holds until it expires or is withdrawn, and is never changed otherwise.
create table consent (
    id text primary key,
    person_id text not null references person (id) on delete cascade,
    purpose text not null check (purpose in ('contact', 'newsletter', 'events', 'publication', 'sharing')),
    given_on date not null,
    source text not null,
    expires_on date,
    withdrawn_on date,
    recorded_by text not null,
    recorded_at timestamptz not null
);

create index consent_of on consent (person_id, purpose);

-- What a person was where and when; without a last day it goes on.
create table person_role (
    id text primary key,
    person_id text not null references person (id) on delete cascade,
    organisation_id text not null references organisation (id),
    title text not null,
    from_day date,
    to_day date
);

create index person_role_person on person_role (person_id);
create index person_role_organisation on person_role (organisation_id);

create table stakeholder_group (
    id text primary key,
    name text not null unique,
    description text not null default '',
    version integer not null default 1,
    updated_at timestamptz not null,
    updated_by text not null,
    deleted_at timestamptz,
    deleted_because text not null default ''
);

-- A member is a person or an organisation.
create table group_member (
    id text primary key,
    group_id text not null references stakeholder_group (id) on delete cascade,
    person_id text references person (id) on delete cascade,
    organisation_id text references organisation (id),
    since date not null,
    unique (group_id, person_id),
    unique (group_id, organisation_id),
    check ((person_id is null) <> (organisation_id is null))
);

create index group_member_person on group_member (person_id);
create index group_member_organisation on group_member (organisation_id);

-- Pairs that somebody looked at and found to be two; the smaller id first.
create table not_duplicate (
    first_id text not null,
    second_id text not null,
    primary key (first_id, second_id)
);

-- What a merge moved, so that it can be undone: JSON of KnowledgeHub.Stakeholders.MovedRows. kept_before is the record
-- that stayed, as it was.
create table directory_merge (
    id text primary key,
    kind text not null check (kind in ('organisation', 'person')),
    kept_id text not null,
    gone_id text not null,
    moved text not null,
    kept_before text not null,
    kept_version integer not null,
    merged_at timestamptz not null,
    merged_by text not null,
    undone_at timestamptz,
    undone_by text not null default ''
);

-- That somebody was erased, without who: for each table how many rows were removed or cleaned.
create table erasure_receipt (
    id text primary key,
    because text not null check (because in ('request', 'consent-ended', 'no-longer-needed', 'mistake')),
    tables text not null,
    erased_at timestamptz not null,
    erased_by text not null
);

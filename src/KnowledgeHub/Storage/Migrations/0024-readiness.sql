-- What readiness is made of. Texts are JSON by language, so that a renamed dimension needs no new program.
create table readiness_dimension (
    slug text primary key,
    position integer not null,
    texts text not null,
    retired_at timestamptz
);

create table readiness_level (
    level integer primary key check (level between 1 and 5),
    texts text not null
);

-- A re-mapping says what a dimension and level mean now. Findings keep what was recorded, so undoing one is a date here.
create table readiness_remap (
    id text primary key,
    reason text not null,
    -- The dimension that was retired with it, or empty.
    retired text not null default '',
    made_at timestamptz not null,
    made_by text not null,
    undone_at timestamptz,
    undone_by text not null default ''
);

create table readiness_remap_line (
    remap_id text not null references readiness_remap (id) on delete cascade,
    from_dimension text not null references readiness_dimension (slug),
    from_level integer not null check (from_level between 1 and 5),
    to_dimension text not null references readiness_dimension (slug),
    to_level integer not null check (to_level between 1 and 5),
    primary key (remap_id, from_dimension, from_level)
);

-- What a case study shows about one dimension in one place, at the passage that says so.
create table readiness_finding (
    id text primary key,
    content_id text not null references content (id) on delete cascade,
    version text not null,
    anchor text not null,
    quote text not null,
    dimension text not null references readiness_dimension (slug),
    level integer not null check (level between 1 and 5),
    observed_on date not null,
    country text not null references place (code),
    -- Empty for the whole country.
    city text not null default '',
    city_slug text not null default '',
    note text not null default '',
    recorded_at timestamptz not null,
    recorded_by text not null
);

create index readiness_finding_item on readiness_finding (content_id);

-- A condition of a place, such as who pays for tests: by it places are compared.
create table readiness_context (
    id text primary key,
    country text not null references place (code),
    city text not null default '',
    city_slug text not null default '',
    kind text not null,
    value text not null,
    as_of date not null,
    source text not null,
    source_url text not null default '',
    illustrative boolean not null default false,
    recorded_at timestamptz not null,
    recorded_by text not null
);

create index readiness_context_place on readiness_context (country, city_slug);

-- What a focal point says of their own place; of the secret in their link only the hash is kept.
create table readiness_assessment (
    id text primary key,
    country text not null references place (code),
    city text not null default '',
    city_slug text not null default '',
    token_hash text not null unique,
    email text not null default '',
    locale text not null,
    name text not null default '',
    organisation text not null default '',
    state text not null check (state in ('open', 'sent', 'returned', 'accepted', 'revoked')),
    illustrative boolean not null default false,
    expires_at timestamptz not null,
    created_by text not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    decided_at timestamptz,
    decided_by text not null default '',
    reason text not null default ''
);

create index readiness_assessment_place on readiness_assessment (country, city_slug);

create table readiness_answer (
    assessment_id text not null references readiness_assessment (id) on delete cascade,
    dimension text not null references readiness_dimension (slug),
    -- Null says that they do not know either.
    level integer check (level between 1 and 5),
    comment text not null default '',
    answered_at timestamptz not null,
    primary key (assessment_id, dimension)
);

-- What happened to it, with the answers as they were sent.
create table readiness_assessment_step (
    id text primary key,
    assessment_id text not null references readiness_assessment (id) on delete cascade,
    at timestamptz not null,
    step text not null,
    who text not null default '',
    reason text not null default '',
    answers text not null default ''
);

create index readiness_assessment_step_of on readiness_assessment_step (assessment_id);

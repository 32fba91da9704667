create table topic (
    slug text primary key,
    name text not null,
    description text not null default '',
    parent text references topic (slug),
    position integer not null
);

create table topic_synonym (
    topic text not null references topic (slug) on delete cascade,
    synonym text not null,
    primary key (topic, synonym)
);

create table place (
    code text primary key,
    name text not null,
    region text not null default '',
    income text not null default ''
);

create table thesaurus_term (
    group_number integer not null,
    term text not null,
    primary key (group_number, term)
);

create table ask (
    slug text primary key,
    addressee text not null,
    title text not null,
    description text not null,
    position integer not null
);

create table milestone (
    slug text primary key,
    title text not null,
    on_day date not null,
    date_precision text not null,
    description text not null
);

create table milestone_ask (
    milestone text not null references milestone (slug) on delete cascade,
    ask text not null references ask (slug) on delete cascade,
    primary key (milestone, ask)
);

create table content (
    id text primary key,
    type text not null,
    slug text not null,
    draft_slug text,
    locale text not null,
    translation_of text references content (id),
    external_id text,
    title text not null,
    state text not null check (state in ('draft', 'published', 'withdrawn')),
    draft_version text not null,
    live_version text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    updated_by text not null,
    unique (type, slug)
);

create unique index content_external_id on content (type, external_id) where external_id is not null;
create index content_updated on content (updated_at);

create table content_version (
    id text primary key,
    content_id text not null references content (id) on delete cascade,
    number integer not null,
    data text not null,
    author text not null,
    note text not null default '',
    created_at timestamptz not null,
    unique (content_id, number)
);

-- What the public may read, and nothing else: lists, feeds and the search index look only here.
create table live_content (
    content_id text primary key references content (id) on delete cascade,
    type text not null,
    slug text not null,
    locale text not null,
    title text not null,
    summary text not null,
    published_on date not null,
    first_published_at timestamptz not null,
    updated_at timestamptz not null,
    withdrawn boolean not null,
    withdrawn_note text not null default ''
);

create index live_content_newest on live_content (withdrawn, type, published_on);

-- Topics (with the topics above them), places, audiences and years of what is live.
create table live_term (
    content_id text not null references live_content (content_id) on delete cascade,
    kind text not null,
    value text not null,
    primary key (content_id, kind, value)
);

create index live_term_value on live_term (kind, value);

create table slug_redirect (
    type text not null,
    slug text not null,
    content_id text not null references content (id) on delete cascade,
    primary key (type, slug)
);

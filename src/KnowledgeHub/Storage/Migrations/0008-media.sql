-- What lies in the blob store. A row comes before its content and goes with it, so that whoever stores and whoever
-- clears the same content take turns.
create table media_blob (
    hash text primary key,
    size bigint not null,
    wanted_at timestamptz not null
);

create table media (
    id text primary key,
    -- The address of its current file.
    address text not null unique,
    title text not null,
    alt text not null default '',
    decorative boolean not null default false,
    credit text not null default '',
    is_public boolean not null default false,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    deleted_at timestamptz
);

create index media_newest on media (created_at);

-- Every file a media ever was; the earlier ones lead to the current one.
create table media_file (
    -- The first twelve signs of its hash: the middle of its web address.
    address text primary key,
    hash text not null unique,
    media_id text not null references media (id) on delete cascade,
    name text not null,
    type text not null,
    size bigint not null,
    width integer,
    height integer,
    pages integer,
    text_state text not null check (text_state in ('none', 'waiting', 'read', 'empty', 'failed', 'no-reader')),
    text_reason text not null default '',
    text_tries integer not null default 0,
    added_at timestamptz not null,
    added_by text not null,
    replaced_at timestamptz
);

create index media_file_media on media_file (media_id);
create index media_file_text_state on media_file (text_state, added_at);

create table media_page (
    address text not null references media_file (address) on delete cascade,
    number integer not null,
    text text not null,
    primary key (address, number)
);

-- Which items use a file: their newest draft, and what readers see.
create table media_use (
    content_id text not null references content (id) on delete cascade,
    media_id text not null references media (id),
    live boolean not null,
    primary key (content_id, media_id, live)
);

create index media_use_media on media_use (media_id);

create table account (
    id text primary key,
    email text not null,
    normalized_email text not null unique,
    name text not null,
    role text not null,
    password_hash text,
    security_stamp text not null,
    failed_count integer not null default 0,
    locked_until timestamptz,
    created_at timestamptz not null
);

-- Keys that sign cookies and form tokens, shared by all nodes.
create table protection_key (name text primary key, xml text not null);

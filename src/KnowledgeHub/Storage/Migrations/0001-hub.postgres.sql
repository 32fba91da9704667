create table hub_value (name text primary key, value text not null);

create table lease (name text primary key, holder text not null, until timestamptz not null);

create table content_change (
    sequence bigint generated always as identity primary key,
    content_id text not null,
    kind text not null,
    at timestamptz not null
);

create table follower_checkpoint (follower text primary key, sequence bigint not null);

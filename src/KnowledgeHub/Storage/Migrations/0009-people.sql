-- An invited person has no password yet; a deactivated one can't log in.
alter table account add column state text not null default 'active' check (state in ('active', 'invited', 'deactivated'));
-- What the person is limited to, by spaces; empty is no limit.
alter table account add column types text not null default '';
alter table account add column topics text not null default '';
alter table account add column seen_at timestamptz;
alter table account add column second_factor boolean not null default false;
-- Encrypted with the hub's protection keys.
alter table account add column authenticator_key text;
-- The time step of the last code that was taken, so that none is taken twice.
alter table account add column last_step bigint not null default 0;
-- Wrong passwords are counted per network below.
alter table account drop column failed_count;
alter table account drop column locked_until;

-- Links that were mailed: to accept an invitation or to choose a new password. Only the hash of the token is kept.
create table account_link (
    token_hash text primary key,
    account_id text not null references account (id) on delete cascade,
    purpose text not null check (purpose in ('invitation', 'password')),
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index account_link_account on account_link (account_id);

create table recovery_code (
    account_id text not null references account (id) on delete cascade,
    code_hash text not null,
    primary key (account_id, code_hash)
);

create table account_session (
    id text primary key,
    account_id text not null references account (id) on delete cascade,
    browser text not null,
    network text not null,
    created_at timestamptz not null,
    seen_at timestamptz not null
);

create index account_session_account on account_session (account_id);
create index account_session_seen on account_session (seen_at);

-- From where somebody logged in before: there, what strangers get wrong elsewhere does not keep them out.
create table known_network (
    account_id text not null references account (id) on delete cascade,
    network text not null,
    seen_at timestamptz not null,
    primary key (account_id, network)
);

-- Wrong passwords and codes from one network; the empty network counts those from all that are not known.
create table login_count (
    account_id text not null references account (id) on delete cascade,
    network text not null,
    failures integer not null,
    last_at timestamptz not null,
    locked_until timestamptz,
    primary key (account_id, network)
);

create table passkey (
    -- Base64url, as in the browser's own messages.
    credential_id text primary key,
    account_id text not null references account (id) on delete cascade,
    name text not null,
    public_key text not null,
    sign_count bigint not null,
    transports text not null,
    is_user_verified boolean not null,
    is_backup_eligible boolean not null,
    is_backed_up boolean not null,
    attestation_object text not null,
    client_data_json text not null,
    created_at timestamptz not null,
    used_at timestamptz
);

create index passkey_account on passkey (account_id);

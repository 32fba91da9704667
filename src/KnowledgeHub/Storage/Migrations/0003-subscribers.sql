create table subscriber (
    id text primary key,
    email text not null unique,
    audience text not null,
    locale text not null,
    frequency text not null,
    state text not null check (state in ('pending', 'confirmed', 'unsubscribed')),
    consent_text text not null,
    consent_source text not null,
    requested_at timestamptz not null,
    confirmed_at timestamptz,
    unsubscribed_at timestamptz,
    mailed_at timestamptz
);

create index subscriber_state on subscriber (state, id);

create table subscriber_topic (
    subscriber_id text not null references subscriber (id) on delete cascade,
    topic text not null references topic (slug) on delete cascade,
    primary key (subscriber_id, topic)
);

-- Mails about a reader's own request, kept until the mail server took them.
create table service_mail (
    id text primary key,
    recipient text not null,
    subject text not null,
    text_body text not null,
    html_body text not null,
    state text not null check (state in ('queued', 'sending', 'sent', 'refused', 'uncertain')),
    due_at timestamptz not null,
    attempts integer not null default 0,
    answer text not null default '',
    created_at timestamptz not null,
    claimed_until timestamptz
);

create index service_mail_due on service_mail (state, due_at);

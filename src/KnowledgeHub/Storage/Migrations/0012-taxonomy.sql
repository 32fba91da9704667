-- Addresses of topics that were merged into another topic or got another address. Each leads to where its topic is now,
-- never to another redirect, so that versions, links and followed searches that name the old one keep their topic.
create table topic_redirect (
    slug text primary key,
    topic text not null references topic (slug) on delete cascade
);

create index topic_redirect_topic on topic_redirect (topic);
create index subscriber_topic_topic on subscriber_topic (topic);

-- What one item is to another; each is stored once and read from both ends. Translations are no part of it.
create table content_relation (
    from_id text not null references content (id) on delete cascade,
    kind text not null check (kind in ('supersedes', 'supports', 'implements')),
    to_id text not null references content (id) on delete cascade,
    added_by text not null,
    added_at timestamptz not null,
    primary key (from_id, kind, to_id),
    check (from_id <> to_id)
);

create index content_relation_to on content_relation (to_id, kind);

-- Which addresses of items the newest draft of an item links to, and what readers see of it. An address is kept as it
-- stands in the text: the item behind it may come later, or move.
create table content_link (
    content_id text not null references content (id) on delete cascade,
    type text not null,
    slug text not null,
    live boolean not null,
    primary key (content_id, type, slug, live)
);

create index content_link_target on content_link (type, slug);

-- When a version became what readers see; a version itself never changes.
alter table content_version add column published_at timestamptz;

update content_version set published_at = (select l.updated_at from live_content l join content c on c.id = l.content_id where c.live_version = content_version.id)
where id in (select live_version from content where live_version is not null);

-- Deleted items keep their row, so that their address stays theirs and they can come back.
alter table content add column deleted_at timestamptz;
alter table content add column deleted_by text not null default '';

create index content_deleted on content (deleted_at);

-- The page of a withdrawn item while the item is deleted: nothing that reads what is live finds it here.
create table deleted_live_content (
    content_id text primary key references content (id) on delete cascade,
    slug text not null,
    locale text not null,
    title text not null,
    summary text not null,
    published_on date not null,
    first_published_at timestamptz not null,
    updated_at timestamptz not null,
    withdrawn_note text not null
);

-- What somebody typed and has not saved yet, one row for each open editor. Nobody else is ever shown it.
create table content_autosave (
    account_id text not null references account (id) on delete cascade,
    page text not null,
    -- An item's id, or new: and a type.
    work text not null,
    title text not null,
    form text not null,
    kept_at timestamptz not null,
    primary key (account_id, page)
);

create index content_autosave_work on content_autosave (account_id, work, kept_at);

-- Who has an item open in the editor; a row counts for a minute.
create table content_presence (
    content_id text not null references content (id) on delete cascade,
    account_id text not null references account (id) on delete cascade,
    name text not null,
    opened_at timestamptz not null,
    seen_at timestamptz not null,
    primary key (content_id, account_id)
);

-- What an issue holds, in order: items of the hub and what staff write themselves.
create table issue_block (
    issue_id text not null references issue (id) on delete cascade,
    id text not null,
    section integer not null,
    position integer not null,
    kind text not null check (kind in ('item', 'withdrawn', 'text', 'call', 'event', 'evidence', 'commitment')),
    content_id text references content (id),
    -- For blocks that will speak of a commitment the hub keeps.
    commitment_id text,
    -- Texts by language, link, day, and for whom it is, as JSON.
    details text not null default '{}',
    primary key (issue_id, id)
);

create index issue_block_content on issue_block (content_id);

insert into issue_block (issue_id, id, section, position, kind, content_id)
select issue_id, content_id, section, position, 'item', content_id from issue_item;

drop table issue_item;

create view issue_item as
select issue_id, content_id, section, position from issue_block where content_id is not null;

-- Headings, title and opening words in other languages, as JSON.
alter table issue_section add column headings text not null default '{}';
alter table issue add column texts text not null default '{}';
-- Counts what was saved, so that nobody overwrites what they have not seen.
alter table issue add column revision integer not null default 1;

create table digest_setting (
    kind text primary key check (kind in ('weekly', 'monthly')),
    is_on boolean not null,
    -- Monday is 1; in a month the day.
    day integer not null,
    hour integer not null,
    hold_hours integer not null,
    texts text not null default '{}',
    -- No digest is made for a time before this.
    since timestamptz not null,
    updated_at timestamptz not null,
    updated_by text not null
);

-- One row for each digest that was due, also when there was nothing to send.
create table digest_run (
    kind text not null,
    slot timestamptz not null,
    covers_from timestamptz not null,
    covers_until timestamptz not null,
    outcome text not null check (outcome in ('made', 'empty', 'no-readers')),
    issue_id text references issue (id) on delete set null,
    primary key (kind, slot)
);

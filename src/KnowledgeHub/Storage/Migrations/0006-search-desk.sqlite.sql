-- Who did what and when. Rows are only ever added.
create table audit_entry (
    sequence integer primary key autoincrement,
    at timestamptz not null,
    who text not null,
    action text not null,
    subject_kind text not null,
    subject_id text not null,
    details text not null default ''
);

create index audit_entry_at on audit_entry (at);
create index audit_entry_subject on audit_entry (subject_kind, subject_id);

create trigger audit_entry_stays before update on audit_entry
begin
    select raise(abort, 'The audit trail is only ever added to.');
end;

create trigger audit_entry_remains before delete on audit_entry
begin
    select raise(abort, 'The audit trail is only ever added to.');
end;

-- "insert or replace" removes a row without asking the trigger above.
create trigger audit_entry_is_new before insert on audit_entry
when exists (select 1 from audit_entry where sequence = new.sequence)
begin
    select raise(abort, 'The audit trail is only ever added to.');
end;

create table promoted_result (
    id text primary key,
    query text not null,
    query_key text not null,
    content_id text not null references content (id) on delete cascade,
    until date,
    reason text not null,
    version integer not null,
    added_at timestamptz not null,
    changed_at timestamptz not null,
    changed_by text not null,
    unique (query_key, content_id)
);

-- What was asked on a day, by nobody in particular. The empty query counts all searches, also those whose words are not kept.
create table search_count (
    day date not null,
    query text not null,
    searches integer not null,
    found_none integer not null,
    found_few integer not null,
    found_some integer not null,
    found_many integer not null,
    widened integer not null,
    primary key (day, query)
);

create index search_count_query on search_count (query, day);

-- Results that were opened; position 0 is a promoted result.
create table search_click (
    day date not null,
    query text not null,
    position integer not null,
    content_id text not null,
    clicks integer not null,
    primary key (day, query, position, content_id)
);

create index search_click_query on search_click (query, day);

-- What staff did about a question that found nothing.
create table zero_hit_done (
    query text primary key,
    outcome text not null check (outcome in ('synonym', 'promoted', 'text', 'ignore')),
    done_on date not null,
    done_by text not null
);

-- Questions that the search page must not suggest.
create table search_hidden (
    query text primary key,
    hidden_at timestamptz not null,
    hidden_by text not null
);

-- While it is set, nothing of the issue goes out. Without a name the hub itself paused it.
alter table issue add column paused_at timestamptz;
alter table issue add column paused_by text not null default '';
alter table issue add column paused_because text not null default '';

-- While subscribers are being added to the ledger: the last one that was.
alter table issue add column queued_up_to text;

-- Where a mail goes, for the limit of each domain.
alter table delivery add column domain text not null default '';

-- Who decided that an uncertain delivery stays as it is.
alter table delivery add column settled_by text not null default '';

-- What waits, in the order in which it goes out; and what is being handed over.
drop index delivery_due;
create index delivery_waiting on delivery (issue_id, due_at, id) where state = 'queued';
create index delivery_handed on delivery (claimed_until) where state = 'sending';

-- When the next mail may go out: to a domain, or at all where the domain is empty. Microseconds since 1970.
create table mail_pace (
    domain text primary key,
    next_at bigint not null
);

-- There is a row while the mail server can't be reached.
create table mail_breaker (
    server text primary key,
    opened_at timestamptz not null,
    next_try_at timestamptz not null,
    tries integer not null,
    reason text not null
);

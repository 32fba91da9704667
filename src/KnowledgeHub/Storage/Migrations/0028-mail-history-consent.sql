-- People may let staff look up which newsletters reached them. The check of a column can't be changed, so the table is made anew.
create table consent_kept as select * from consent;

drop table consent;

-- A row is one consent as it was given; it holds until it expires or is withdrawn, and is never changed otherwise.
create table consent (
    id text primary key,
    person_id text not null references person (id) on delete cascade,
    purpose text not null check (purpose in ('contact', 'newsletter', 'mail-history', 'events', 'publication', 'sharing')),
    given_on date not null,
    source text not null,
    expires_on date,
    withdrawn_on date,
    recorded_by text not null,
    recorded_at timestamptz not null
);

insert into consent (id, person_id, purpose, given_on, source, expires_on, withdrawn_on, recorded_by, recorded_at)
select id, person_id, purpose, given_on, source, expires_on, withdrawn_on, recorded_by, recorded_at from consent_kept;

drop table consent_kept;

create index consent_of on consent (person_id, purpose);

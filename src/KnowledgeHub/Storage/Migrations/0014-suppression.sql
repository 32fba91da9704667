-- Addresses that must get no newsletter. Kept as keyed hashes, so that the list outlives the erasure of a person, stops
-- a later import, and tells nobody who is on it.
create table suppression (
    address_hash text primary key,
    reason text not null check (reason in ('left', 'erased', 'bounced', 'complained', 'staff')),
    since timestamptz not null
);

-- Held: the address is suppressed though its owner did not leave. Paused: its owner wants nothing until then.
alter table subscriber add column held_at timestamptz;
alter table subscriber add column held_because text not null default '';
alter table subscriber add column paused_until timestamptz;

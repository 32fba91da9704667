-- name: lock
-- Held to the end of the transaction: a second node waits here and then finds the work done.
select pg_advisory_xact_lock(7265410)

-- name: create-table
create table if not exists migration (number integer primary key, name text not null, applied_at timestamptz not null)

-- name: table-exists
select count(*) from information_schema.tables where table_schema = current_schema() and table_name = 'migration'

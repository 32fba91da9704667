-- name: lock
select 1

-- name: create-table
create table if not exists migration (number integer primary key, name text not null, applied_at text not null)

-- name: table-exists
select count(*) from sqlite_master where type = 'table' and name = 'migration'

-- name: is-applied
select count(*) from migration where number = @Number

-- name: record
insert into migration (number, name, applied_at) values (@Number, @Name, @At)

-- name: last
select max(number) from migration

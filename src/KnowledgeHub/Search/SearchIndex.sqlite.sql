-- name: checkpoint
select cast(value as integer) from meta where name = 'checkpoint'

-- name: set-checkpoint
update meta set value = @Sequence where name = 'checkpoint'

-- name: count
select count(*) from doc

-- name: count-quarantine
select count(*) from quarantine

-- name: take-turn
select 1

-- name: clear
delete from approval_rule

-- name: add
insert into approval_rule (kind, value, people) values (@Kind, @Value, @People)

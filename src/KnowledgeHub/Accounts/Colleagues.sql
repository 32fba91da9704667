-- name: list
select email, name, role from account order by lower(name), email

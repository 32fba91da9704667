-- name: lock
select 1

-- name: one
select group_number, term from thesaurus_term where group_number = @Number order by length(term), term

-- name: remove
delete from thesaurus_term where group_number = @Number

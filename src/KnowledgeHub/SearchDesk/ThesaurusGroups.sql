-- name: all
select group_number, term from thesaurus_term order by group_number, length(term), term

-- name: one
select group_number, term from thesaurus_term where group_number = @Number order by length(term), term

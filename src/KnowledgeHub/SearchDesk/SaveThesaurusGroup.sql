-- name: lock
select 1

-- name: all
select group_number, term from thesaurus_term order by group_number, length(term), term

-- name: clear
delete from thesaurus_term where group_number = @Number

-- name: add
insert into thesaurus_term (group_number, term) values (@Number, @Term)

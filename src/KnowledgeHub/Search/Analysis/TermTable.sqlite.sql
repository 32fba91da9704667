-- name: find
select id from term where word = @Word

-- name: add
insert into term (word, stem) values (@Word, @Stem) returning id

-- name: people
select id, name, name_key from person where deleted_at is null order by id

-- name: organisations
select id, name, name_key, domain from organisation where deleted_at is null order by id

-- name: mails
select p.id, p.name, a.value as name_key from person p join person_address a on a.person_id = p.id
where p.deleted_at is null and a.kind = 'mail' and a.value in (
    select b.value from person_address b join person q on q.id = b.person_id where b.kind = 'mail' and q.deleted_at is null group by b.value having count(*) > 1)
order by p.id

-- name: settled
select first_id, second_id from not_duplicate

-- name: dismiss
insert into not_duplicate (first_id, second_id) values (@First, @Second) on conflict do nothing

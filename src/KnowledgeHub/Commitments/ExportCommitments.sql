-- name: all
select id from commitment where deleted_at is null order by made_on, id

-- name: forget
-- Asked for again at this moment, a sign-up is new, and stays.
delete from subscriber
where id in (select id from subscriber where state = 'pending' and confirmed_at is null and held_at is null and requested_at < @Before order by id limit @Most)
  and state = 'pending' and requested_at < @Before
returning id

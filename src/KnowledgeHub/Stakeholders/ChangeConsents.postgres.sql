-- name: add
insert into consent (id, person_id, purpose, given_on, source, expires_on, recorded_by, recorded_at)
select @Id, id, @Purpose, cast(@GivenOn as date), @Source, cast(@ExpiresOn as date), @Who, cast(@Now as timestamptz) from person where id = @PersonId and deleted_at is null

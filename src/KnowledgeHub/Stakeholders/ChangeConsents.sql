-- name: add
insert into consent (id, person_id, purpose, given_on, source, expires_on, recorded_by, recorded_at)
select @Id, id, @Purpose, @GivenOn, @Source, @ExpiresOn, @Who, @Now from person where id = @PersonId and deleted_at is null

-- name: withdraw
update consent set withdrawn_on = @Today where id = @Id and person_id = @PersonId and withdrawn_on is null

-- name: hide
update person set is_public = false, version = version + 1
where id = @PersonId and is_public and not exists (
    select 1 from consent c where c.person_id = @PersonId and c.purpose = @Purpose and c.withdrawn_on is null and (c.expires_on is null or c.expires_on >= @Today))

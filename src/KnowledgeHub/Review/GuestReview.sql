-- name: endorse
insert into endorsement (id, content_id, version, guest_id, name, organisation, endorsed_at) values (@Id, @ContentId, @Version, @GuestId, @Name, @Organisation, @Now)
on conflict (version, guest_id) do nothing

-- name: remember
-- So that the form is filled in the next time.
update review_guest set name = @Name, organisation = @Organisation where id = @Id

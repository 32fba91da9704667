-- name: count
select count(*) from review_guest where content_id = @ContentId and revoked_at is null and expires_at > @Now

-- name: add
insert into review_guest (id, content_id, version, token_hash, name, organisation, email, may_comment, may_approve, may_endorse, counts, expires_at, created_by, created_at)
values (@Id, @ContentId, @Version, @Hash, @Name, @Organisation, @Email, @MayComment, @MayApprove, @MayEndorse, @Counts, @Until, @Who, @Now)

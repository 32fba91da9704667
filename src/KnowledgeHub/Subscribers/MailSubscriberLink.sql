-- name: find
select id, locale from subscriber where email = @Email

-- name: may-mail
update subscriber set link_mailed_at = @Now where id = @Id and (link_mailed_at is null or link_mailed_at < @Before)

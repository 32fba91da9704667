-- name: by-email
select id, email from follower where email = @Email

-- name: add
insert into follower (id, email, created_at) values (@Id, @Email, @Now) on conflict (email) do nothing

-- name: may-mail
update follower
set mailed = case when mailed_since is null or mailed_since < @Before then 1 else mailed + 1 end,
    mailed_since = case when mailed_since is null or mailed_since < @Before then @Now else mailed_since end
where id = @Id and (mailed_since is null or mailed_since < @Before or mailed < @Most)

-- name: forget-idle
delete from follower where not exists (select 1 from saved_search s where s.follower_id = follower.id) returning id

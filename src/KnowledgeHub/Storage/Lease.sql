-- name: take
insert into lease (name, holder, until) values (@Name, @Holder, @Until)
on conflict (name) do update set holder = excluded.holder, until = excluded.until
where lease.holder = excluded.holder or lease.until < @Now

-- name: release
delete from lease where name = @Name and holder = @Holder

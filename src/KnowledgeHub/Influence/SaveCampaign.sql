-- name: taken
select count(*) from campaign where name = @Name and id <> @Id

-- name: add
insert into campaign (id, name, ask, topic, starts_on, ends_on, note, illustrative, updated_at, updated_by)
values (@Id, @Name, @Ask, @Topic, @StartsOn, @EndsOn, @Note, @Illustrative, @Now, @Who)

-- name: change
update campaign set name = @Name, ask = @Ask, topic = @Topic, starts_on = @StartsOn, ends_on = @EndsOn, note = @Note, version = version + 1, updated_at = @Now, updated_by = @Who
where id = @Id and version = @Version

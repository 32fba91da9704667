-- name: issue-counts
select count(*) from issue where id = @Id and count_clicks = true

-- name: set
insert into hub_value (name, value) values (@Name, @Value) on conflict (name) do update set value = excluded.value

-- name: set-issue
update issue set count_clicks = @Counts where id = @Id

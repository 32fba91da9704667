-- name: asks
select ask from content_ask where content_id = @Id order by ask

-- name: milestones
select milestone from content_milestone where content_id = @Id order by milestone

-- name: exists
select count(*) from content where id = @Id

-- name: add-ask
insert into content_ask (content_id, ask, added_by, added_at) values (@Id, @Value, @Who, @Now) on conflict do nothing

-- name: add-milestone
insert into content_milestone (content_id, milestone, added_by, added_at) values (@Id, @Value, @Who, @Now) on conflict do nothing

-- name: remove-ask
delete from content_ask where content_id = @Id and ask = @Value

-- name: remove-milestone
delete from content_milestone where content_id = @Id and milestone = @Value

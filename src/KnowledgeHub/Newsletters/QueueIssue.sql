-- name: due
select id from issue where state = 'scheduled' and due_at <= @Now order by due_at

-- name: start
update issue set state = 'sending', queued_at = @Now where id = @Id and state = 'scheduled'

-- name: subscribers
select s.id from subscriber s
where s.state = 'confirmed' and s.held_at is null and (s.paused_until is null or s.paused_until <= @Now)
  and not exists (select 1 from delivery d where d.issue_id = @Id and d.subscriber_id = s.id)
order by s.id

-- name: add
insert into delivery (id, issue_id, subscriber_id, state, due_at, updated_at)
values (@DeliveryId, @Id, @SubscriberId, 'queued', @Now, @Now)
on conflict (issue_id, subscriber_id) do nothing

-- name: count-items
select count(*) from issue_item i join live_content l on l.content_id = i.content_id where i.issue_id = @Id and l.withdrawn = false

-- name: give-back
update issue set state = 'draft', due_at = null, queued_at = null where id = @Id

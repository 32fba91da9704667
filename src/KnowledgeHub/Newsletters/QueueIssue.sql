-- name: due
select id from issue where state = 'scheduled' and due_at <= @Now order by due_at

-- name: start
update issue set state = 'sending', queued_at = @Now where id = @Id and state = 'scheduled'

-- name: subscribers
select s.id from subscriber s
where s.state = 'confirmed' and s.held_at is null and (s.paused_until is null or s.paused_until <= @Now)
  and not exists (select 1 from delivery d where d.issue_id = @Id and d.subscriber_id = s.id)
  -- A correction goes to those only who got the item before it changed.
  and not exists (select 1 from issue_only_to o where o.issue_id = @Id and not exists (
      select 1 from delivery got join issue_item i on i.issue_id = got.issue_id
      where got.subscriber_id = s.id and i.content_id = o.content_id and got.issue_id <> @Id
        and got.state in ('sent', 'uncertain') and got.updated_at < o.got_before))
order by s.id

-- name: add
insert into delivery (id, issue_id, subscriber_id, state, due_at, updated_at)
values (@DeliveryId, @Id, @SubscriberId, 'queued', @Now, @Now)
on conflict (issue_id, subscriber_id) do nothing

-- name: count-items
-- A correction has something to say also when its item is withdrawn.
select (select count(*) from issue_item i join live_content l on l.content_id = i.content_id where i.issue_id = @Id and l.withdrawn = false)
    + (select count(*) from issue_only_to o where o.issue_id = @Id)

-- name: give-back
update issue set state = 'draft', due_at = null, queued_at = null where id = @Id

-- name: due
select id from issue where (state = 'scheduled' and held_because = '' and due_at <= @Now) or (state = 'sending' and queued_up_to is not null) order by due_at

-- name: start
update issue set state = 'sending', queued_at = @Now, queued_up_to = '', paused_at = null where id = @Id and state = 'scheduled' and due_at <= @Now

-- name: go-on
-- The row's change is the lock: of two nodes one adds these subscribers and the other the next.
update issue set queued_up_to = queued_up_to where id = @Id and state = 'sending' and queued_up_to is not null returning queued_up_to

-- name: add
insert into delivery (id, issue_id, subscriber_id, domain, state, due_at, updated_at)
select json_extract(value, '$.Id'), @Id, json_extract(value, '$.Subscriber'), json_extract(value, '$.Domain'), 'queued', @Now, @Now from json_each(@Rows) where true
on conflict (issue_id, subscriber_id) do nothing

-- name: move
update issue set queued_up_to = @UpTo where id = @Id

-- name: count-items
-- A correction has something to say also when its item is withdrawn.
select (select count(*) from issue_block b left join live_content l on l.content_id = b.content_id
        where b.issue_id = @Id and (b.content_id is null or (l.content_id is not null and (b.kind = 'withdrawn' or l.withdrawn = false))))
    + (select count(*) from issue_only_to o where o.issue_id = @Id)

-- name: hold
update issue set state = 'scheduled', queued_at = null, queued_up_to = null, held_because = @Reason where id = @Id

-- name: give-back
update issue set state = 'draft', due_at = null, queued_at = null, queued_up_to = null where id = @Id

-- name: count-items
-- A correction has something to say also when its item is withdrawn.
select (select count(*) from issue_block b left join live_content l on l.content_id = b.content_id
        where b.issue_id = @Id and (b.content_id is null or (l.content_id is not null and (b.kind = 'withdrawn' or l.withdrawn = false))))
    + (select count(*) from issue_only_to o where o.issue_id = @Id)

-- name: schedule
update issue set state = 'scheduled', due_at = @DueAt, held_because = '', updated_at = @Now, updated_by = @Editor where id = @Id and state in ('draft', 'scheduled')

-- name: cancel
update issue set state = 'draft', due_at = null, held_because = '', updated_at = @Now, updated_by = @Editor where id = @Id and state = 'scheduled'

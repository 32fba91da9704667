-- name: count-items
-- A correction has something to say also when its item is withdrawn.
select (select count(*) from issue_item i join live_content l on l.content_id = i.content_id where i.issue_id = @Id and l.withdrawn = false)
    + (select count(*) from issue_only_to o where o.issue_id = @Id)

-- name: schedule
update issue set state = 'scheduled', due_at = @DueAt, updated_at = @Now, updated_by = @Editor where id = @Id and state in ('draft', 'scheduled')

-- name: cancel
update issue set state = 'draft', due_at = null, updated_at = @Now, updated_by = @Editor where id = @Id and state = 'scheduled'

-- name: name
select name from segment where id = @Id

-- name: delete
delete from segment where id = @Id and not exists (select 1 from issue i where i.segment_id = @Id)

-- name: for-whom
select kind || ' ' || coalesce(segment_id, '') from issue where id = @Id

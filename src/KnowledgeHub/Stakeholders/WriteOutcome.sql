-- name: link
update engagement set outcome_content = @Item, version = version + 1 where id = @Id

-- name: engagement-of
select id from engagement where outcome_content = @Item and deleted_at is null order by id limit 1

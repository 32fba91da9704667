-- name: delete
update commitment set deleted_at = @Now, deleted_because = @Because, record_version = record_version + 1, updated_at = @Now, updated_by = @Who
where id = @Id and record_version = @Version and deleted_at is null

-- name: restore
update commitment set deleted_at = null, deleted_because = '', record_version = record_version + 1, updated_at = @Now, updated_by = @Who where id = @Id and deleted_at is not null

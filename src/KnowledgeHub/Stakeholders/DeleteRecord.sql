-- name: delete-organisation
update organisation set deleted_at = @Now, deleted_because = @Because, version = version + 1, updated_at = @Now, updated_by = @Who where id = @Id and version = @Version and deleted_at is null

-- name: delete-person
update person set deleted_at = @Now, deleted_because = @Because, version = version + 1, updated_at = @Now, updated_by = @Who where id = @Id and version = @Version and deleted_at is null

-- name: delete-group
update stakeholder_group set deleted_at = @Now, deleted_because = @Because, version = version + 1, updated_at = @Now, updated_by = @Who where id = @Id and version = @Version and deleted_at is null

-- name: delete-engagement
update engagement set deleted_at = @Now, deleted_because = @Because, version = version + 1, updated_at = @Now, updated_by = @Who where id = @Id and version = @Version and deleted_at is null

-- name: restore-organisation
update organisation set deleted_at = null, deleted_because = '', version = version + 1, updated_at = @Now, updated_by = @Who where id = @Id and deleted_at is not null and merged_into is null

-- name: restore-person
update person set deleted_at = null, deleted_because = '', version = version + 1, updated_at = @Now, updated_by = @Who where id = @Id and deleted_at is not null and merged_into is null

-- name: restore-group
update stakeholder_group set deleted_at = null, deleted_because = '', version = version + 1, updated_at = @Now, updated_by = @Who where id = @Id and deleted_at is not null

-- name: restore-engagement
update engagement set deleted_at = null, deleted_because = '', version = version + 1, updated_at = @Now, updated_by = @Who where id = @Id and deleted_at is not null

-- name: list
select 'organisations' as kind, id, name, deleted_at, deleted_because from organisation where deleted_at is not null and merged_into is null
union all
select 'people', id, name, deleted_at, deleted_because from person where deleted_at is not null and merged_into is null
union all
select 'groups', id, name, deleted_at, deleted_because from stakeholder_group where deleted_at is not null
union all
select 'engagements', id, subject, deleted_at, deleted_because from engagement where deleted_at is not null
order by 4 desc

-- name: change
update media
set title = @Title, alt = @Alt, decorative = @Decorative, credit = @Credit, is_public = @IsPublic, updated_at = @Now, updated_by = @Author
where id = @Id and deleted_at is null

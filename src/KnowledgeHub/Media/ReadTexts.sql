-- name: count-work
select count(*) from media_file where replaced_at is null and (text_state = 'waiting' or (text_state = 'no-reader' and @CanRead = true))

-- name: reader-is-here
update media_file set text_state = 'waiting', text_tries = 0 where text_state = 'no-reader'

-- name: again
update media_file set text_state = 'waiting', text_tries = 0
where text_state <> 'none' and address = (select address from media where id = @MediaId and deleted_at is null)

-- name: next
-- The try is written down before it is made, so that a file that ends the hub is not read for ever.
update media_file set text_tries = text_tries + 1
where address = (select f.address from media_file f where f.text_state = 'waiting' and f.replaced_at is null order by f.added_at, f.address limit 1)
returning address, hash, media_id, type, text_tries as tries

-- name: write-down
update media_file set text_state = @State, text_reason = @Reason, pages = @Pages where address = @Address and text_state = 'waiting'

-- name: clear-pages
delete from media_page where address = @Address

-- name: add-page
insert into media_page (address, number, text) values (@Address, @Number, @Text)

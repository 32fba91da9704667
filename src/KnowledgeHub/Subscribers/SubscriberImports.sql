-- name: add
insert into subscriber_import (id, file_name, state, asked_by, created_at, updated_at) values (@Id, @FileName, 'checking', @Staff, @Now, @Now)

-- name: add-part
insert into subscriber_import_part (import_id, position, bytes) values (@Id, @Position, @Bytes)

-- name: find
select id, file_name, state, problem, rows_done, rows_total, asked_by, created_at, updated_at from subscriber_import where id = @Id

-- name: list
select id, file_name, state, problem, rows_done, rows_total, asked_by, created_at, updated_at from subscriber_import order by created_at desc limit 20

-- name: outcomes
select outcome, count(*) as rows from subscriber_import_row where import_id = @Id group by outcome

-- name: start
update subscriber_import set state = 'importing', rows_done = 0, asked_by = @Staff, updated_at = @Now where id = @Id and state = 'checked'

-- name: clear-rows
delete from subscriber_import_row where import_id = @Id

-- name: remove
delete from subscriber_import where id = @Id and state <> 'importing'

-- name: rows
select row_number as row, email, outcome, sentence from subscriber_import_row where import_id = @Id and outcome = @Outcome order by row_number limit @Limit

-- name: report
select row_number as row, email, outcome, sentence from subscriber_import_row where import_id = @Id and row_number > @After order by row_number limit @Limit

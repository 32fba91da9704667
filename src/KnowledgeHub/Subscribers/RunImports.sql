-- name: next
select id, file_name, state, rows_done, asked_by from subscriber_import where state in ('checking', 'importing') order by updated_at, id limit 1

-- name: part
select bytes from subscriber_import_part where import_id = @Id and position = @Position

-- name: add-line
insert into subscriber_import_row (import_id, row_number, email, outcome, sentence) values (@Id, @Row, @Email, @Outcome, @Sentence) on conflict do nothing

-- name: progress
update subscriber_import set rows_done = @Row, updated_at = @Now where id = @Id

-- name: checked
update subscriber_import set state = @State, problem = @Problem, rows_total = rows_done, updated_at = @Now where id = @Id and state = 'checking'

-- name: end
update subscriber_import set state = @State, problem = @Problem, updated_at = @Now where id = @Id and state = 'importing'

-- name: forget-file
delete from subscriber_import_part where import_id = @Id

-- name: counts
select outcome, count(*) as rows from subscriber_import_row where import_id = @Id group by outcome order by outcome

-- name: tidy
delete from subscriber_import where updated_at < @Before and state in ('checked', 'done', 'failed')

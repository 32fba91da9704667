-- name: change
update saved_search set period = @Period, due_at = @DueAt where id = @Id and period <> @Period

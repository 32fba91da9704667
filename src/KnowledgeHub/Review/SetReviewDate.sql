-- name: forget
delete from review_date where content_id = @Id

-- name: set
insert into review_date (content_id, on_day, set_by, set_at) values (@Id, @On, @Who, @Now)

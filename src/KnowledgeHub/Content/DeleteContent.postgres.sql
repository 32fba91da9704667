-- name: lock
-- Somebody who publishes or saves it at this moment goes first, and then it is not deleted behind their back.
select id from content where id = @Id for update

-- name: keep
update readiness_assessment set name = @Name, organisation = @Organisation where id = @Id and state in ('open', 'returned') and expires_at > @Now

-- name: send
update readiness_assessment set name = @Name, organisation = @Organisation, state = 'sent', sent_at = @Now where id = @Id and state in ('open', 'returned') and expires_at > @Now

-- name: forget-answers
delete from readiness_answer where assessment_id = @Id

-- name: answer
insert into readiness_answer (assessment_id, dimension, level, comment, answered_at) values (@Id, @Dimension, @Level, @Comment, @Now)

-- name: by-hash
select id, country, city, city_slug, email, locale, name, organisation, state, illustrative, expires_at, created_by, created_at, sent_at, decided_at, reason
from readiness_assessment where token_hash = @Hash

-- name: find
select id, country, city, city_slug, email, locale, name, organisation, state, illustrative, expires_at, created_by, created_at, sent_at, decided_at, reason
from readiness_assessment where id = @Id

-- name: all
select id, country, city, city_slug, email, locale, name, organisation, state, illustrative, expires_at, created_by, created_at, sent_at, decided_at, reason
from readiness_assessment order by created_at desc, id desc

-- name: accepted
select id, country, city, city_slug, email, locale, name, organisation, state, illustrative, expires_at, created_by, created_at, sent_at, decided_at, reason
from readiness_assessment where state = 'accepted' order by decided_at desc, id desc

-- name: accepted-answers
select n.assessment_id, n.dimension, n.level, n.comment, n.answered_at from readiness_answer n join readiness_assessment a on a.id = n.assessment_id where a.state = 'accepted'

-- name: answers
select dimension, level, comment, answered_at from readiness_answer where assessment_id = @Id

-- name: steps
select at, step, who, reason, answers from readiness_assessment_step where assessment_id = @Id order by at, id

-- name: add-step
insert into readiness_assessment_step (id, assessment_id, at, step, who, reason, answers) values (@Id, @Assessment, @At, @Step, @Who, @Reason, @Answers)

-- name: lock-topics
-- Who is merging one of these topics is waited for, before anything is written; and nobody begins to until this is stored.
select slug from topic where slug = any(@Topics) order by slug for key share

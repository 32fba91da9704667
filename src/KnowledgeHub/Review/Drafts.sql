-- name: lock
select 1

-- name: authors
-- Since the last version that had all its approvals, or that readers see.
select distinct lower(v.author) from content_version v
where v.content_id = @Id
  and v.number > coalesce((select max(settled.number) from content_version settled join content c on c.id = settled.content_id
                           where settled.content_id = @Id and settled.id <> @Version
                             and (settled.id = c.live_version or exists (select 1 from approved_version a where a.version = settled.id))), 0)

-- name: sent
select version, stage, sent_by, sent_at, due_on, message, decided_by, decided_at, reason from draft_stage where content_id = @Id

-- name: reviewers
select email from draft_reviewer where content_id = @Id order by email

-- name: approvals
select version, who, name, organisation, by_guest, counts, approved_at from approval
where version = @Version and set_aside_at is null order by approved_at, id

-- name: publication
select content_id, version, due_at, major, note, set_by from planned_publication where content_id = @Id

-- name: end
select content_id, due_at, target, set_by from planned_end where content_id = @Id

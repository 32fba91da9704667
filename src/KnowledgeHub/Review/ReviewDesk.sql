-- name: waiting-for
select c.id, c.type, c.title, s.sent_by as who, s.due_on as "on", s.sent_at as at
from draft_stage s join content c on c.id = s.content_id and c.draft_version = s.version
where c.deleted_at is null and s.stage = 'in-review' and (c.state <> 'published' or c.live_version <> c.draft_version)
  and exists (select 1 from draft_reviewer r where r.content_id = c.id and r.email = @Email)
  and not exists (select 1 from approval a where a.version = c.draft_version and a.who = @Email and a.set_aside_at is null)
order by case when s.due_on is null then 1 else 0 end, s.due_on, s.sent_at
limit @Limit

-- name: sent-back-to
select c.id, c.type, c.title, s.decided_by as who, s.decided_at as at, s.reason
from draft_stage s join content c on c.id = s.content_id
where c.deleted_at is null and s.stage = 'sent-back' and (lower(s.sent_by) = @Email or lower(c.updated_by) = @Email)
  and (c.state <> 'published' or c.live_version <> c.draft_version)
order by s.decided_at desc
limit @Limit

-- name: due-for-review
select c.id, c.type, c.title, c.updated_by as who, d.on_day as "on"
from review_date d join content c on c.id = d.content_id
where c.state = 'published' and d.on_day <= @Soon
order by d.on_day, c.id
limit @Limit

-- name: upcoming
select c.id, c.type, c.title, p.set_by as who, p.due_at as at
from planned_publication p join content c on c.id = p.content_id
order by p.due_at, c.id
limit @Limit

-- name: ending
select c.id, c.type, c.title, p.set_by as who, p.due_at as at
from planned_end p join content c on c.id = p.content_id
order by p.due_at, c.id
limit @Limit

-- name: find
select c.id, c.type, c.slug, c.draft_slug, c.locale, c.external_id, c.title, c.state, c.draft_version, c.live_version, c.created_at, c.updated_at, c.updated_by
from content c left join draft_stage s on s.content_id = c.id
where c.deleted_at is null and (@Type = '' or c.type = @Type) and (@State = '' or c.state = @State) and (@Words = '' or lower(c.title) like @Words escape '\')
  and case @Stage
      when 'scheduled' then exists (select 1 from planned_publication p where p.content_id = c.id and p.version = c.draft_version)
      when 'in-review' then s.stage = 'in-review' and s.version = c.draft_version and not exists (select 1 from planned_publication p where p.content_id = c.id and p.version = c.draft_version)
      when 'approved' then s.stage = 'approved' and s.version = c.draft_version and not exists (select 1 from planned_publication p where p.content_id = c.id and p.version = c.draft_version)
      when 'draft' then not (coalesce(s.stage, '') in ('in-review', 'approved') and s.version = c.draft_version)
                        and not exists (select 1 from planned_publication p where p.content_id = c.id and p.version = c.draft_version)
      when 'waits-for-me' then s.stage = 'in-review' and s.version = c.draft_version
                               and exists (select 1 from draft_reviewer r where r.content_id = c.id and r.email = @Email)
                               and not exists (select 1 from approval a where a.version = c.draft_version and a.who = @Email and a.set_aside_at is null)
      when 'sent-back' then s.stage = 'sent-back' and (lower(s.sent_by) = @Email or lower(c.updated_by) = @Email)
      when 'due' then exists (select 1 from review_date d where d.content_id = c.id and d.on_day <= @Soon) and c.state = 'published'
      end
  and (@Stage = 'due' or c.state <> 'published' or c.live_version <> c.draft_version or c.draft_slug is not null)
order by c.updated_at desc, c.id desc
limit @Limit offset @Offset

-- name: count
select count(*)
from content c left join draft_stage s on s.content_id = c.id
where c.deleted_at is null and (@Type = '' or c.type = @Type) and (@State = '' or c.state = @State) and (@Words = '' or lower(c.title) like @Words escape '\')
  and case @Stage
      when 'scheduled' then exists (select 1 from planned_publication p where p.content_id = c.id and p.version = c.draft_version)
      when 'in-review' then s.stage = 'in-review' and s.version = c.draft_version and not exists (select 1 from planned_publication p where p.content_id = c.id and p.version = c.draft_version)
      when 'approved' then s.stage = 'approved' and s.version = c.draft_version and not exists (select 1 from planned_publication p where p.content_id = c.id and p.version = c.draft_version)
      when 'draft' then not (coalesce(s.stage, '') in ('in-review', 'approved') and s.version = c.draft_version)
                        and not exists (select 1 from planned_publication p where p.content_id = c.id and p.version = c.draft_version)
      when 'waits-for-me' then s.stage = 'in-review' and s.version = c.draft_version
                               and exists (select 1 from draft_reviewer r where r.content_id = c.id and r.email = @Email)
                               and not exists (select 1 from approval a where a.version = c.draft_version and a.who = @Email and a.set_aside_at is null)
      when 'sent-back' then s.stage = 'sent-back' and (lower(s.sent_by) = @Email or lower(c.updated_by) = @Email)
      when 'due' then exists (select 1 from review_date d where d.content_id = c.id and d.on_day <= @Soon) and c.state = 'published'
      end
  and (@Stage = 'due' or c.state <> 'published' or c.live_version <> c.draft_version or c.draft_slug is not null)

-- name: review-date
select on_day from review_date where content_id = @Id

-- name: due
-- Only what readers see can mislead them.
select r.content_id, r.on_day, r.set_by, v.author
from review_date r join content c on c.id = r.content_id join content_version v on v.id = c.draft_version
where c.state = 'published' and ((r.on_day <= @Today and r.told_at is null) or (r.on_day > @Today and r.on_day <= @Soon and r.warned_at is null))
order by r.on_day, r.content_id

-- name: warned
update review_date set warned_at = @Now where content_id = @ContentId and on_day = @OnDay and warned_at is null

-- name: told
update review_date set told_at = @Now, warned_at = coalesce(warned_at, @Now) where content_id = @ContentId and on_day = @OnDay and told_at is null

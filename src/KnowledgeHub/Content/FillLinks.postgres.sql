-- name: after
-- Nobody saves one of them in between.
select c.id, c.type, draft.data as draft, live.data as live
from content c join content_version draft on draft.id = c.draft_version left join content_version live on live.id = c.live_version
where c.id > @Id
order by c.id
limit @Limit
for update of c

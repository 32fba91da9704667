-- name: of
select e.id, e.version, v.number as version_number, e.name, e.organisation, e.endorsed_at, e.accepted_at
from endorsement e join content_version v on v.id = e.version
where e.content_id = @ContentId order by e.endorsed_at desc, e.id desc

-- name: shown
select e.id, e.version, v.number as version_number, e.name, e.organisation, e.endorsed_at, e.accepted_at
from endorsement e join content_version v on v.id = e.version
join content c on c.id = e.content_id join content_version live on live.id = c.live_version
where e.content_id = @ContentId and e.accepted_at is not null and v.number <= live.number
  and not exists (select 1 from endorsement later join content_version w on w.id = later.version
                  where later.content_id = e.content_id and later.guest_id = e.guest_id and later.accepted_at is not null and w.number > v.number and w.number <= live.number)
order by e.organisation, e.name, e.id

-- name: accept
update endorsement set accepted_at = @Now, accepted_by = @Who where id = @Id and content_id = @ContentId and accepted_at is null returning name

-- name: hide
update endorsement set accepted_at = null, accepted_by = '' where id = @Id and content_id = @ContentId and accepted_at is not null returning name

-- name: find
select m.id, m.address, m.title, m.alt, m.decorative, m.credit, m.is_public, m.created_at, m.created_by, m.updated_at, m.updated_by, m.deleted_at,
       f.name, f.type, f.size, f.width, f.height, f.pages, f.text_state, f.text_reason,
       (select count(distinct u.content_id) from media_use u where u.media_id = m.id) as uses,
       (m.deleted_at is null and (m.is_public or exists (select 1 from media_use u join live_content l on l.content_id = u.content_id where u.media_id = m.id and u.live = true))) as open
from media m join media_file f on f.address = m.address
where m.id = @Id

-- name: find-many
select m.id, m.address, m.title, m.alt, m.decorative, m.credit, m.is_public, m.created_at, m.created_by, m.updated_at, m.updated_by, m.deleted_at,
       f.name, f.type, f.size, f.width, f.height, f.pages, f.text_state, f.text_reason,
       (select count(distinct u.content_id) from media_use u where u.media_id = m.id) as uses,
       (m.deleted_at is null and (m.is_public or exists (select 1 from media_use u join live_content l on l.content_id = u.content_id where u.media_id = m.id and u.live = true))) as open
from media m join media_file f on f.address = m.address
where m.id in @Ids

-- name: owners
select address, media_id from media_file where address in @Addresses

-- name: hash
select hash from media_file where address = @Address

-- name: list
select m.id, m.address, m.title, m.alt, m.decorative, m.credit, m.is_public, m.created_at, m.created_by, m.updated_at, m.updated_by, m.deleted_at,
       f.name, f.type, f.size, f.width, f.height, f.pages, f.text_state, f.text_reason,
       (select count(distinct u.content_id) from media_use u where u.media_id = m.id) as uses,
       (m.deleted_at is null and (m.is_public or exists (select 1 from media_use u join live_content l on l.content_id = u.content_id where u.media_id = m.id and u.live = true))) as open
from media m join media_file f on f.address = m.address
where ((@Show = 'deleted' and m.deleted_at is not null) or (@Show <> 'deleted' and m.deleted_at is null))
  and (@Words = '' or lower(m.title) like @Words escape '\' or f.name like @Words escape '\')
  and (@Kind = '' or f.type = @Kind
       or (@Kind = 'images' and f.type in ('png', 'jpg', 'gif', 'webp', 'svg'))
       or (@Kind = 'documents' and f.type not in ('png', 'jpg', 'gif', 'webp', 'svg')))
  and (@Show <> 'unused' or not exists (select 1 from media_use u where u.media_id = m.id))
  and (@Show <> 'unreadable' or f.text_state in ('empty', 'failed', 'no-reader'))
  and (@Show <> 'no-alt' or (f.type in ('png', 'jpg', 'gif', 'webp', 'svg') and m.alt = '' and m.decorative = false))
order by m.created_at desc, m.id desc
limit @Limit offset @Offset

-- name: count
select count(*) from media m join media_file f on f.address = m.address
where ((@Show = 'deleted' and m.deleted_at is not null) or (@Show <> 'deleted' and m.deleted_at is null))
  and (@Words = '' or lower(m.title) like @Words escape '\' or f.name like @Words escape '\')
  and (@Kind = '' or f.type = @Kind
       or (@Kind = 'images' and f.type in ('png', 'jpg', 'gif', 'webp', 'svg'))
       or (@Kind = 'documents' and f.type not in ('png', 'jpg', 'gif', 'webp', 'svg')))
  and (@Show <> 'unused' or not exists (select 1 from media_use u where u.media_id = m.id))
  and (@Show <> 'unreadable' or f.text_state in ('empty', 'failed', 'no-reader'))
  and (@Show <> 'no-alt' or (f.type in ('png', 'jpg', 'gif', 'webp', 'svg') and m.alt = '' and m.decorative = false))

-- name: any
select count(*) from media

-- name: uses
select c.id as content_id, c.title, sum(case when u.live then 1 else 0 end) > 0 as live
from media_use u join content c on c.id = u.content_id
where u.media_id = @Id
group by c.id, c.title
order by 3 desc, 2, 1

-- name: since
-- What came and went within the stretch is no news; what was published within it is new, whatever changed since.
select w.content_id, w.kind, w.note, c.translation_of
from (select l.content_id, 'new' as kind, '' as note, l.first_published_at as at
      from live_content l where l.withdrawn = false and l.first_published_at > @After and l.first_published_at <= @UpTo
      union all
      select a.content_id, a.kind, a.note, a.at
      from announcement a join live_content l on l.content_id = a.content_id
      where a.kind in ('changed', 'withdrawn') and a.at > @After and a.at <= @UpTo and l.first_published_at <= @After
        and l.withdrawn = (a.kind = 'withdrawn')
        and not exists (select 1 from announcement later where later.content_id = a.content_id and later.sequence > a.sequence and later.at <= @UpTo)) w
join content c on c.id = w.content_id
order by w.at desc, w.content_id
limit @Limit

-- name: used
select b.content_id, i.id as issue_id, i.title
from issue_block b join issue i on i.id = b.issue_id
where b.content_id in @Ids and i.queued_at is not null and i.kind = 'issue'
order by i.queued_at desc

-- name: linking
select c.id, c.title, c.type,
       max(case when k.live = true and w.withdrawn = false then 1 else 0 end) as in_live,
       max(case when k.live = false then 1 else 0 end) as in_draft
from content own
join content_link k on k.type = own.type
join content c on c.id = k.content_id
left join live_content w on w.content_id = c.id
where own.id = @Id and c.id <> own.id and c.deleted_at is null
  and (k.slug = own.slug or k.slug = own.draft_slug or exists (select 1 from slug_redirect r where r.type = own.type and r.slug = k.slug and r.content_id = own.id))
group by c.id, c.title, c.type
having max(case when k.live = true and w.withdrawn = false then 1 else 0 end) + max(case when k.live = false then 1 else 0 end) > 0
order by c.title, c.id

-- name: issues
select i.id, i.title, i.state from issue_item x join issue i on i.id = x.issue_id where x.content_id = @Id order by i.created_at desc, i.id

-- name: list
-- The public is never shown more than it may see, in the words that find something neither.
select c.*, count(*) over () as total from commitment_shown c
where c.deleted_at is null and (not @PublicOnly or c.is_public)
  and (@WordA = '%' or c.find_text like @WordA
    or exists (select 1 from organisation n where n.id = c.organisation_id and n.find_text like @WordA and (not @PublicOnly or (n.is_public and n.deleted_at is null)))
    or exists (select 1 from commitment_report r where r.commitment_id = c.id and r.state = 'accepted' and r.find_text like @WordA))
  and (@WordB = '%' or c.find_text like @WordB
    or exists (select 1 from organisation n where n.id = c.organisation_id and n.find_text like @WordB and (not @PublicOnly or (n.is_public and n.deleted_at is null)))
    or exists (select 1 from commitment_report r where r.commitment_id = c.id and r.state = 'accepted' and r.find_text like @WordB))
  and (@WordC = '%' or c.find_text like @WordC
    or exists (select 1 from organisation n where n.id = c.organisation_id and n.find_text like @WordC and (not @PublicOnly or (n.is_public and n.deleted_at is null)))
    or exists (select 1 from commitment_report r where r.commitment_id = c.id and r.state = 'accepted' and r.find_text like @WordC))
  and (@WordD = '%' or c.find_text like @WordD
    or exists (select 1 from organisation n where n.id = c.organisation_id and n.find_text like @WordD and (not @PublicOnly or (n.is_public and n.deleted_at is null)))
    or exists (select 1 from commitment_report r where r.commitment_id = c.id and r.state = 'accepted' and r.find_text like @WordD))
  and (@Status = '' or c.status = @Status)
  and (not @Overdue or (c.due_on < @Today and c.status not in ('completed', 'withdrawn')))
  and (@Country = '' or c.country = @Country)
  and (@Organisation = '' or c.organisation_id = @Organisation)
  and (@Kind = '' or (c.organisation_kind = @Kind and (not @PublicOnly or c.organisation_public)))
  and (@Ask = '' or exists (select 1 from commitment_ask a where a.commitment_id = c.id and a.ask = @Ask))
  and (@Topics = '' or exists (select 1 from commitment_topic t where t.commitment_id = c.id and @Topics like '% ' || t.topic || ' %'))
order by case when c.due_on is null then 1 else 0 end, c.due_on, c.title, c.id
limit @Limit offset @Offset

-- name: find
select c.* from commitment_shown c where c.id = @Id

-- name: asks
select ask from commitment_ask where commitment_id = @Id order by ask

-- name: milestones
select milestone from commitment_milestone where commitment_id = @Id order by milestone

-- name: topics
select topic from commitment_topic where commitment_id = @Id order by topic

-- name: reports
select * from commitment_report where commitment_id = @Id order by on_day desc, reported_at desc, id desc

-- name: waiting
select c.* from commitment_shown c
where c.deleted_at is null and exists (select 1 from commitment_report r where r.commitment_id = c.id and r.state = 'waiting')
order by c.title, c.id
limit @Limit

-- name: deleted
select c.* from commitment_shown c where c.deleted_at is not null order by c.deleted_at desc limit 200

-- name: of-organisations
select c.* from commitment_shown c
where c.deleted_at is null and @Ids like '% ' || c.organisation_id || ' %'
order by case when c.due_on is null then 1 else 0 end, c.due_on, c.id
limit 20

-- name: add
insert into audit_entry (at, who, action, subject_kind, subject_id, details, version)
values (@At, @Who, @Action, @Kind, @Id, @Details, (select number from content_version where id = @Version))

-- name: find
select sequence, at, who, action, subject_kind, subject_id, details, version
from audit_entry
where at >= @From and at < @Until and (@Who = '' or lower(who) like @Who escape '\') and (@Action = '' or action = @Action)
  and (@Kind = '' or subject_kind = @Kind) and (@Subject = '' or lower(subject_id) like @Subject escape '\' or lower(details) like @Subject escape '\')
order by sequence desc
limit @Limit offset @Offset

-- name: count
select count(*)
from audit_entry
where at >= @From and at < @Until and (@Who = '' or lower(who) like @Who escape '\') and (@Action = '' or action = @Action)
  and (@Kind = '' or subject_kind = @Kind) and (@Subject = '' or lower(subject_id) like @Subject escape '\' or lower(details) like @Subject escape '\')

-- name: kinds
select distinct subject_kind from audit_entry order by subject_kind

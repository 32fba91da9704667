-- A commitment with what may be known of the organisation behind it. Whether the public may is said here and nowhere else.
create view commitment_shown as
select c.*, coalesce(o.name, '') as organisation_name, coalesce(o.kind, '') as organisation_kind,
    case when o.is_public and o.deleted_at is null then true else false end as organisation_public
from commitment c left join organisation o on o.id = c.organisation_id;

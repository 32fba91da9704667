-- name: last
select details from audit_entry where subject_kind = @Kind and subject_id = @Id order by sequence desc limit 1

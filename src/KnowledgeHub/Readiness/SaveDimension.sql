-- name: save
insert into readiness_dimension (slug, position, texts) values (@Slug, @Position, @Texts)
on conflict (slug) do update set position = excluded.position, texts = excluded.texts

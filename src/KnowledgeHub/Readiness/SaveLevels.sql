-- name: save
insert into readiness_level (level, texts) values (@Level, @Texts) on conflict (level) do update set texts = excluded.texts

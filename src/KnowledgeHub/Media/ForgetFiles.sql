-- name: forget-deleted
delete from media where deleted_at < @Before and not exists (select 1 from media_use u where u.media_id = media.id)

-- name: unreferred
select b.hash from media_blob b
where b.wanted_at < @ArrivedBefore
  and not exists (select 1 from media_file f where f.hash = b.hash and (f.replaced_at is null or f.replaced_at >= @Before))
limit 1000

-- name: remove
delete from media_blob
where hash = @Hash and wanted_at < @ArrivedBefore
  and not exists (select 1 from media_file f where f.hash = media_blob.hash and (f.replaced_at is null or f.replaced_at >= @Before))

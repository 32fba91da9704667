-- name: all
select xml from protection_key order by name

-- name: add
insert into protection_key (name, xml) values (@Name, @Xml) on conflict (name) do update set xml = excluded.xml

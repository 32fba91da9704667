-- name: claim
insert into hub_value (name, value) values (@Name, '1') on conflict do nothing

-- name: item
select id from content where external_id = @Item

-- name: tie-ask
insert into content_ask (content_id, ask, added_by, added_at) values (@Id, @Value, 'seeds', @Now) on conflict do nothing

-- name: tie-milestone
insert into content_milestone (content_id, milestone, added_by, added_at) values (@Id, @Value, 'seeds', @Now) on conflict do nothing

-- name: choose-place
insert into coverage_place (country, added_by, added_at) values (@Value, 'seeds', @Now) on conflict do nothing

-- name: add-search
insert into search_count (day, query, searches, found_none, found_few, found_some, found_many, widened)
values (@Day, @Query, @Searches, @None, @Few, @Some, @Many, @Widened)
on conflict (day, query) do update
set searches = search_count.searches + excluded.searches,
    found_none = search_count.found_none + excluded.found_none,
    found_few = search_count.found_few + excluded.found_few,
    found_some = search_count.found_some + excluded.found_some,
    found_many = search_count.found_many + excluded.found_many,
    widened = search_count.widened + excluded.widened

-- name: add-click
-- Anybody can send an id; only what readers can open is counted.
insert into search_click (day, query, position, content_id, clicks)
select @Day, @Query, @Position, @ContentId, @Clicks
where exists (select 1 from live_content where content_id = @ContentId and withdrawn = false)
on conflict (day, query, position, content_id) do update set clicks = search_click.clicks + excluded.clicks

-- name: remove-old-searches
delete from search_count where day < @Day

-- name: remove-old-clicks
delete from search_click where day < @Day

-- name: remove-old-marks
-- What was asked is forgotten; so is what was done about it, except that it should be ignored.
delete from zero_hit_done where done_on < @Day and outcome <> 'ignore'

-- name: asked
-- Only searches count in which at least one item held all words.
select query, max(day) as last_day
from search_count
where query <> '' and day >= @From and searches > found_none + widened and query not in (select query from search_hidden)
group by query
having sum(searches - found_none - widened) >= @Floor and count(*) >= @Days
order by sum(searches - found_none - widened) desc, query
limit 100

-- name: hidden
select query from search_hidden order by query

-- name: hide
insert into search_hidden (query, hidden_at, hidden_by)
select @Query, @Now, @Who
where exists (select 1 from search_count where query = @Query and query <> '')
on conflict (query) do nothing

-- name: show
delete from search_hidden where query = @Query

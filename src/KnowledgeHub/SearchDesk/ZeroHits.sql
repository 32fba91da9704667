-- name: waiting
select c.query, sum(c.found_none) as times, max(c.day) as last_day, max(d.outcome) as outcome
from search_count c left join zero_hit_done d on d.query = c.query
where c.query <> '' and c.day >= @From and c.found_none > 0 and (d.query is null or (d.outcome <> 'ignore' and c.day > d.done_on))
group by c.query
having sum(c.found_none) >= @Floor
order by times desc, last_day desc, c.query
limit @Limit offset @Offset

-- name: count-waiting
select count(*) from (
    select c.query
    from search_count c left join zero_hit_done d on d.query = c.query
    where c.query <> '' and c.day >= @From and c.found_none > 0 and (d.query is null or (d.outcome <> 'ignore' and c.day > d.done_on))
    group by c.query
    having sum(c.found_none) >= @Floor) waiting

-- name: done
select query, outcome, done_on, done_by from zero_hit_done order by done_on desc, query limit @Limit

-- name: mark
insert into zero_hit_done (query, outcome, done_on, done_by)
select @Query, @Outcome, @Today, @Who
where exists (select 1 from search_count where query = @Query and query <> '')
on conflict (query) do update set outcome = excluded.outcome, done_on = excluded.done_on, done_by = excluded.done_by

-- name: undo
delete from zero_hit_done where query = @Query

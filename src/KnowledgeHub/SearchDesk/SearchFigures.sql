-- name: days
select day, searches, found_none, widened from search_count where query = '' and day >= @From

-- name: clicks
select coalesce(sum(clicks), 0) from search_click where day >= @From

-- name: mean-position
-- Promoted results stand above the list and say nothing about its order.
select cast(sum(position * clicks) as double precision) / nullif(sum(clicks), 0) from search_click where day >= @From and position > 0

-- name: top
select c.query, sum(c.searches) as searches, sum(c.found_none) as found_none, sum(c.found_few) as found_few, sum(c.found_some) as found_some,
       sum(c.found_many) as found_many, sum(c.widened) as widened,
       (select coalesce(sum(k.clicks), 0) from search_click k where k.query = c.query and k.day >= @From) as clicks,
       (select cast(sum(k.position * k.clicks) as double precision) / nullif(sum(k.clicks), 0)
        from search_click k where k.query = c.query and k.day >= @From and k.position > 0) as mean_position
from search_count c
where c.query <> '' and c.day >= @From
group by c.query
having sum(c.searches) >= @Floor
order by searches desc, c.query
limit @Limit

-- name: few-clicks
select * from (
    select c.query, sum(c.searches) as searches, sum(c.found_none) as found_none, sum(c.found_few) as found_few, sum(c.found_some) as found_some,
           sum(c.found_many) as found_many, sum(c.widened) as widened,
           (select coalesce(sum(k.clicks), 0) from search_click k where k.query = c.query and k.day >= @From) as clicks,
           (select cast(sum(k.position * k.clicks) as double precision) / nullif(sum(k.clicks), 0)
            from search_click k where k.query = c.query and k.day >= @From and k.position > 0) as mean_position
    from search_count c
    where c.query <> '' and c.day >= @From
    group by c.query
    having sum(c.searches) >= @Floor) asked
where found_none < searches and clicks * 100 < (searches - found_none) * @FewClicks
order by searches - found_none - clicks desc, query
limit @Limit

-- name: prepare
-- A search works in two tables of its own connection: what was found, and which facet values are switched on.
create temp table if not exists hit (doc integer primary key, score real not null, missed integer not null default 0, missed_kind text);
create temp table if not exists chosen (kind text not null, value text not null, primary key (kind, value));
delete from chosen

-- name: choose
insert into chosen (kind, value) values (@Kind, @Value) on conflict do nothing

-- name: clear
delete from hit

-- name: collect-all
insert into hit (doc, score)
select id, 0 from doc where @Match = '' and (@Within = '' or type = @Within)

-- name: collect-found
-- Weights: title, summary, takeaways, body, names.
insert into hit (doc, score)
select w.rowid, bm25(words, 3.0, 1.5, 1.5, 1.0, 1.5)
from words w join doc d on d.id = w.rowid
where words match @Match and (@Within = '' or d.type = @Within)

-- name: raise-whole
-- What holds all words comes before what holds some; lower scores are better.
update hit set score = score - 1000 where doc in (select rowid from words where words match @Match)

-- name: boost
update hit set score = hit.score + @Factor * part.score
from (select rowid as doc, bm25(words, 3.0, 1.5, 1.5, 1.0, 1.5) as score from words where words match @Match) part
where hit.doc = part.doc

-- name: boost-exact
update hit set score = hit.score + @Factor * part.score
from (select rowid as doc, bm25(exact) as score from exact where exact match @Match) part
where hit.doc = part.doc

-- name: mark-chosen
-- For each result, how many facets with a choice it fails, and the last such facet. It is shown when it fails none;
-- it counts in a facet when it fails none but that one (OR inside a facet, AND across).
update hit set
    missed = (select count(*) from (select distinct kind from chosen) k
              where not exists (select 1 from doc_term t join chosen c on c.kind = t.kind and c.value = t.value where t.doc = hit.doc and t.kind = k.kind)),
    missed_kind = (select max(k.kind) from (select distinct kind from chosen) k
                   where not exists (select 1 from doc_term t join chosen c on c.kind = t.kind and c.value = t.value where t.doc = hit.doc and t.kind = k.kind))
where exists (select 1 from chosen)

-- name: total
select count(*) from hit where missed = 0

-- name: facets
select t.kind, t.value, count(*) as count
from hit h join doc_term t on t.doc = h.doc
where h.missed = 0 or (h.missed = 1 and h.missed_kind = t.kind)
group by t.kind, t.value
order by t.kind, count(*) desc, t.value

-- name: page-of-all
select d.content_id, d.external_id, d.type, d.path, d.locale, d.title, d.published_on, w.summary, '' as takeaways, '' as body, h.score
from hit h join doc d on d.id = h.doc join words w on w.rowid = h.doc
where h.missed = 0 and @Match = '' and @MarkStart <> @MarkEnd
order by case when @Sort = 'title' then d.title end,
         case when @Sort = 'oldest' then d.published_on end,
         d.published_on desc, d.id desc
limit @Limit offset @Offset

-- name: page-of-found
select d.content_id, d.external_id, d.type, d.path, d.locale, d.published_on, h.score,
       highlight(words, 0, @MarkStart, @MarkEnd) as title,
       snippet(words, 1, @MarkStart, @MarkEnd, '…', 40) as summary,
       snippet(words, 2, @MarkStart, @MarkEnd, '…', 40) as takeaways,
       snippet(words, 3, @MarkStart, @MarkEnd, '…', 40) as body
from (select doc, score from hit join doc d on d.id = hit.doc where missed = 0
      order by case when @Sort = 'relevance' then score end,
               case when @Sort = 'title' then d.title end,
               case when @Sort = 'oldest' then d.published_on end,
               d.published_on desc, d.id desc
      limit @Limit offset @Offset) h
join doc d on d.id = h.doc
join words on words.rowid = h.doc
where words match @Match
order by case when @Sort = 'relevance' then h.score end,
         case when @Sort = 'title' then d.title end,
         case when @Sort = 'oldest' then d.published_on end,
         d.published_on desc, d.id desc

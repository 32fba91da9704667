-- name: find
select word, id, case when stem = 0 then id else stem end as stem from term where word = @Word

-- name: find-stem
select coalesce(max(id), 0) from term where word = @Stem

-- name: count
select coalesce(max(doc), 0) from vocabulary where term = @Number

-- name: matching
select t.word, t.id, t.stem from term t
where t.word >= @From and t.word < @To and t.word glob @Pattern
order by coalesce((select doc from vocabulary where term = cast(t.id as text)), 0) + coalesce((select doc from vocabulary where term = cast(t.stem as text)), 0) desc, t.word
limit @Limit

-- name: similar
select word, id, stem from term
where word >= @From and word < @To and length(word) between @Least and @Longest

-- name: count
select coalesce(max(doc), 0) from vocabulary where term = @Word

-- name: matching
select term from vocabulary where term >= @From and term < @To and term glob @Pattern order by doc desc limit @Limit

-- name: similar
select term as word, doc as items from vocabulary
where term >= @From and term < @To and length(term) between @Least and @Longest

-- name: known
select f.id as follower_id, s.id, s.state,
       (select count(*) from saved_search other where other.follower_id = f.id and other.state <> 'pending') as confirmed
from follower f left join saved_search s on s.follower_id = f.id and s.fingerprint = @Fingerprint
where f.email = @Email

-- name: request
insert into saved_search (id, follower_id, words, chosen, fingerprint, period, locale, state, consent_text, requested_at, due_at)
values (@Id, @FollowerId, @Words, @Chosen, @Fingerprint, @Period, @Locale, 'pending', @ConsentText, @Now, @Now)
on conflict (follower_id, fingerprint) do update
set period = excluded.period, locale = excluded.locale, consent_text = excluded.consent_text, requested_at = excluded.requested_at
where saved_search.state = 'pending'

-- name: skip-idle
update saved_search set due_at = @DueAt where period = @Period and state = 'active' and due_at <= @Now and seen >= @Head

-- name: due
-- An immediate search waits until what it has not looked at has settled, so that some publications in a row are one mail.
select s.id, s.follower_id, f.email, s.words, s.chosen, s.period, s.locale, s.seen
from saved_search s join follower f on f.id = s.follower_id
where s.state = 'active' and s.due_at <= @Now and s.seen < @UpTo and s.id > @After
  and (s.period <> 'immediate' or exists (select 1 from announcement a where a.sequence > s.seen and a.sequence <= @UpTo and a.at <= @Settled))
order by s.id limit @Limit

-- name: advance
update saved_search set seen = @UpTo, due_at = @DueAt where id = @Id and state = 'active' and seen = @Seen and period = @Period

-- name: write-down
insert into alert (saved_search_id, announcement, mail_id, queued_at) values (@Id, @Announcement, @MailId, @Now)

-- name: postpone
update saved_search set due_at = @DueAt where id = @Id and seen = @Seen

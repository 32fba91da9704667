-- name: count
with choice as materialized (select json_extract(value, '$.kind') as kind, json_extract(value, '$.value') as value from json_each(@Choices))
select count(*) from subscriber s
where s.state = 'confirmed' and s.held_at is null and (s.paused_until is null or s.paused_until <= @Now)
  and not exists (
    select 1 from choice k where not exists (
        select 1 from choice c
        where c.kind = k.kind
          and ((c.kind = 'audience' and c.value = s.audience)
              or (c.kind = 'language' and c.value = s.locale)
              or (c.kind = 'topic' and exists (
                  select 1 from subscriber_topic t where t.subscriber_id = s.id and (t.topic = c.value or t.topic = (select r.topic from topic_redirect r where r.slug = c.value))))
              or (c.kind = 'place' and s.country <> '' and (c.value = s.country or c.value = (select p.region from place p where p.code = s.country)))
              or (c.kind = 'organisation' and c.value = s.organisation_key)
              or (c.kind = 'engagement' and case c.value
                  when 'new' then s.confirmed_at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-90 days')
                  when 'long' then s.confirmed_at < strftime('%Y-%m-%dT%H:%M:%S', 'now', '-365 days')
                  when 'reached' then exists (select 1 from delivery d where d.subscriber_id = s.id and d.state = 'sent' and d.updated_at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-90 days'))
                  when 'unreached' then not exists (select 1 from delivery d where d.subscriber_id = s.id and d.state = 'sent' and d.updated_at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-90 days'))
                  else false end))))

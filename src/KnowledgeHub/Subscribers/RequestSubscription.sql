-- name: request
-- Somebody who is confirmed keeps what they chose: only the owner of the mailbox may change it. And what a mail
-- that is on its way asks to confirm is not changed behind its back. Who is held confirms anew, as if they had left.
insert into subscriber (id, email, audience, locale, frequency, country, organisation, organisation_key, state, consent_text, consent_source, requested_at)
values (@Id, @Email, @Audience, @Locale, @Frequency, @Country, @Organisation, @OrganisationKey, 'pending', @ConsentText, @ConsentSource, @Now)
on conflict (email) do update
set audience = excluded.audience, locale = excluded.locale, frequency = excluded.frequency, country = excluded.country,
    organisation = excluded.organisation, organisation_key = excluded.organisation_key, state = 'pending',
    consent_text = excluded.consent_text, consent_source = excluded.consent_source, requested_at = excluded.requested_at
where (subscriber.state <> 'confirmed' or subscriber.held_at is not null) and (subscriber.mailed_at is null or subscriber.mailed_at < @MailedBefore)

-- name: by-email
select id, case when state = 'confirmed' and held_at is not null then 'held' else state end as state from subscriber where email = @Email

-- name: may-mail
update subscriber set mailed_at = @Now where email = @Email and (mailed_at is null or mailed_at < @MailedBefore)

-- name: known
select id, email, state, confirmed_at from subscriber where email in @Emails

-- name: suppressed
select address_hash, reason from suppression where address_hash in @Hashes

-- name: add
insert into subscriber (id, email, audience, locale, frequency, country, organisation, organisation_key, state, consent_text, consent_source, requested_at, confirmed_at)
values (@Id, @Email, @Audience, @Locale, @Frequency, @Country, @Organisation, @OrganisationKey, @State, @ConsentText, @ConsentSource, @RequestedAt, @ConfirmedAt)
on conflict (email) do nothing

-- name: confirm
update subscriber
set audience = @Audience, locale = @Locale, frequency = @Frequency, country = @Country, organisation = @Organisation, organisation_key = @OrganisationKey,
    state = @State, consent_text = @ConsentText, consent_source = @ConsentSource, requested_at = @RequestedAt, confirmed_at = @ConfirmedAt, unsubscribed_at = null
where id = @Id and email = @Email and state = 'pending'

-- name: leave
update subscriber set state = 'unsubscribed', unsubscribed_at = @Now, mailed_at = null where id = @Id and state <> 'unsubscribed'

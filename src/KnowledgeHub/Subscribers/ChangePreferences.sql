-- name: change
update subscriber set audience = @Audience, locale = @Locale, frequency = @Frequency, country = @Country, organisation = @Organisation, organisation_key = @OrganisationKey
where id = @Id and erased_at is null

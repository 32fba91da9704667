-- name: change
update subscriber set audience = @Audience, locale = @Locale, frequency = @Frequency where id = @Id

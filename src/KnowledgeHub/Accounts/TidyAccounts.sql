-- name: sessions
delete from account_session where seen_at < @Before

-- name: links
delete from account_link where expires_at <= @Before

-- name: counts
delete from login_count where last_at < @Before

-- name: networks
delete from known_network where seen_at < @Before

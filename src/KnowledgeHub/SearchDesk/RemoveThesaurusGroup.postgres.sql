-- name: lock
lock table thesaurus_term in share row exclusive mode

-- name: lock
-- Two editors at once take turns: the second sees the words of the first, in this group and in all others.
lock table thesaurus_term in share row exclusive mode

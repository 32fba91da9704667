-- name: lock
-- Two editors at once take turns, so that no question gets more than its share.
lock table promoted_result in share row exclusive mode

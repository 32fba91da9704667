-- name: take-turn
lock table approval_rule in share row exclusive mode

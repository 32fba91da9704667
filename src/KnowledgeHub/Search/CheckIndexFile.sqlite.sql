-- name: pages
pragma integrity_check (1)

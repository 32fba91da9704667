-- name: empty-log
pragma wal_checkpoint(truncate)

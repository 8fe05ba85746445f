SELECT id, at, purpose, kind, verb, path, status, failure, took, bytes_sent, bytes_received
FROM request_record
WHERE id < :before
    AND purpose = ifnull(:purpose, purpose)
    AND kind = ifnull(:kind, kind)
    AND length(failure) >= :shortest_failure
    AND at >= :since
    AND verb || ' ' || path LIKE :text ESCAPE '\'
ORDER BY id DESC
LIMIT :limit

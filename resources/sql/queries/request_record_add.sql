INSERT INTO request_record (at, purpose, kind, verb, path, status, failure, took, bytes_sent, bytes_received)
VALUES (:at, :purpose, :kind, :verb, :path, :status, :failure, :took, :bytes_sent, :bytes_received)

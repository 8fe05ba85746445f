INSERT INTO engine_sample (at, waiting, dead, requests, background)
VALUES (:at, :waiting, :dead, :requests, :background)
ON CONFLICT (at) DO UPDATE SET
    waiting = excluded.waiting,
    dead = excluded.dead,
    requests = excluded.requests,
    background = excluded.background

SELECT at, waiting, dead, requests, background FROM engine_sample WHERE at >= :since ORDER BY at

INSERT INTO engine_lease (only, owner, process, yields, fence, until, wanted_at)
VALUES (1, '', '', 0, 0, 0, :wanted_at)
ON CONFLICT (only) DO UPDATE SET wanted_at = excluded.wanted_at

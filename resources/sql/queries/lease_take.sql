INSERT INTO engine_lease (only, owner, process, yields, fence, until, wanted_at)
VALUES (1, :owner, :process, :yields, 1, :until, NULL)
ON CONFLICT (only) DO UPDATE SET owner = excluded.owner, process = excluded.process, yields = excluded.yields,
    fence = engine_lease.fence + 1, until = excluded.until, wanted_at = NULL
RETURNING fence

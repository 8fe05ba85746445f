UPDATE engine_lease SET until = :until WHERE fence = :fence AND owner <> ''

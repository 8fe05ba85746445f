UPDATE engine_lease SET until = :until

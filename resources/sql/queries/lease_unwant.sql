UPDATE engine_lease SET wanted_at = NULL

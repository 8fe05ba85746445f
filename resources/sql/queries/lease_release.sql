UPDATE engine_lease SET owner = '', process = '', until = 0 WHERE fence = :fence

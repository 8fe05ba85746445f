SELECT status FROM engine_status

UPDATE request SET at = at - :by

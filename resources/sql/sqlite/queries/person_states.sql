SELECT state, CAST(group_concat(id) AS BLOB) FROM person GROUP BY state

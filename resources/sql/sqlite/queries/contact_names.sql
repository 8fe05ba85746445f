SELECT id,
    trim(coalesce(json_extract(fields, '$.firstname'), '') || ' ' || coalesce(json_extract(fields, '$.lastname'), '')),
    coalesce(json_extract(fields, '$.email'), '')
FROM contact
WHERE id IN (SELECT value FROM json_each(:list))

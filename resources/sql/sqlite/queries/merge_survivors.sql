SELECT merged_id, survivor_id FROM contact_merge WHERE merged_id IN (SELECT value FROM json_each(:list))

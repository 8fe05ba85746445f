UPDATE applied_row SET outcome = 'unknown', at = :at
WHERE outcome = 'sent' AND user_id IN (SELECT value FROM json_each(:list))

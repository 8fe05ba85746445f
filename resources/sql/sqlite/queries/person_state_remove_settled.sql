DELETE FROM person_state
WHERE state IN ('differs', 'notLinked') AND user_id IN (SELECT value FROM json_each(:list))

INSERT INTO temp.deciding (user_id, version)
SELECT user_id, version FROM work_item
WHERE :all OR user_id IN (SELECT value FROM json_each(:list))

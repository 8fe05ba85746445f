UPDATE work_item SET state = 'leased', fence = :fence WHERE user_id = :user_id

DELETE FROM contact_merge WHERE merged_id = :merged_id

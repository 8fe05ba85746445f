UPDATE person_case
SET snoozed_until = :until,
    snoozed_at_change = CASE WHEN :until_change THEN (SELECT coalesce(max(id), 0) FROM observed_change) END
WHERE id = :id AND closed_at IS NULL

UPDATE applied_row SET outcome = 'unknown', at = :at WHERE outcome = 'sent'

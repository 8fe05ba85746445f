SELECT delay FROM delivery WHERE at >= :since ORDER BY delay

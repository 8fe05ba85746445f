DELETE FROM settlement

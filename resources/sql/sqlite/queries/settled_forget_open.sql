DELETE FROM open_user

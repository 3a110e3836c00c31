DELETE FROM replay;

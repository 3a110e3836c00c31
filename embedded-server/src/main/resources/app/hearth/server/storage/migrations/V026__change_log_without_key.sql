-- HSQLDB takes the primary key for every query on one profile, so the key must be what the feed is read by.
ALTER TABLE change_log DROP ${change_log_key};

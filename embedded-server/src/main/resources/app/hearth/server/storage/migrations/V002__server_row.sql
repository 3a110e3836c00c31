INSERT INTO server (id, registrations) VALUES (1, 0);

ALTER TABLE change_log ADD CONSTRAINT change_log_key PRIMARY KEY (profile_id, seq);

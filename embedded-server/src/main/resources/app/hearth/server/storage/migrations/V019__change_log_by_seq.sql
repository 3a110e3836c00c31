CREATE UNIQUE INDEX change_log_by_seq ON change_log (profile_id, seq);

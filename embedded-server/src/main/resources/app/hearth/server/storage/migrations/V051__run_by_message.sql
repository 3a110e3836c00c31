CREATE INDEX run_by_message ON run (profile_id, message_id);

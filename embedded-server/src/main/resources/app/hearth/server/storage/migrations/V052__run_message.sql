ALTER TABLE run ADD CONSTRAINT run_message FOREIGN KEY (profile_id, message_id)
    REFERENCES message (profile_id, id) ON DELETE CASCADE;

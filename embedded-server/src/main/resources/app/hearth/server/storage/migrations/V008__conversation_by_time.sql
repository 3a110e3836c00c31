CREATE INDEX conversation_by_time ON conversation (profile_id, updated_at, id);

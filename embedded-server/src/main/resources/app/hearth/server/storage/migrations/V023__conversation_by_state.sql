CREATE INDEX conversation_by_state ON conversation (profile_id, deleted_at, updated_at, id);

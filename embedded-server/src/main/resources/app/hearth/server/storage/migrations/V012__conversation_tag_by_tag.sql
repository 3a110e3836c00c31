CREATE INDEX conversation_tag_by_tag ON conversation_tag (profile_id, tag_id, conversation_id);

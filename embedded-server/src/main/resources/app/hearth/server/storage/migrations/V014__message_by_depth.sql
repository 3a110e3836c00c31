CREATE INDEX message_by_depth ON message (profile_id, conversation_id, depth, id);

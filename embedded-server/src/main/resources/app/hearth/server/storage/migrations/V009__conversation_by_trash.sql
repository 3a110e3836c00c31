CREATE INDEX conversation_by_trash ON conversation (deleted_at);

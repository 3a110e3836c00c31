CREATE INDEX message_by_trash ON message (deleted_at);

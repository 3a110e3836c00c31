CREATE INDEX council_by_message ON council (profile_id, message_id);

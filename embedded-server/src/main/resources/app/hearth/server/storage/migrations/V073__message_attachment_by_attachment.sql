CREATE INDEX message_attachment_by_attachment ON message_attachment (profile_id, attachment_id);

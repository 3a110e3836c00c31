DELETE FROM run WHERE NOT EXISTS (
    SELECT 1 FROM message WHERE message.profile_id = run.profile_id AND message.id = run.message_id
);

CREATE TABLE message_attachment (
    profile_id UUID NOT NULL,
    message_id UUID NOT NULL,
    place INTEGER NOT NULL,
    attachment_id UUID NOT NULL,
    PRIMARY KEY (profile_id, message_id, place),
    CONSTRAINT message_attachment_message FOREIGN KEY (profile_id, message_id)
        REFERENCES message (profile_id, id) ON DELETE CASCADE,
    CONSTRAINT message_attachment_attachment FOREIGN KEY (profile_id, attachment_id)
        REFERENCES attachment (profile_id, id) ON DELETE CASCADE
);

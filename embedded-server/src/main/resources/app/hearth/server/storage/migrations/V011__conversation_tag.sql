CREATE TABLE conversation_tag (
    profile_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    tag_id UUID NOT NULL,
    PRIMARY KEY (profile_id, conversation_id, tag_id),
    CONSTRAINT conversation_tag_conversation FOREIGN KEY (profile_id, conversation_id)
        REFERENCES conversation (profile_id, id) ON DELETE CASCADE,
    CONSTRAINT conversation_tag_tag FOREIGN KEY (profile_id, tag_id) REFERENCES tag (profile_id, id) ON DELETE CASCADE
);

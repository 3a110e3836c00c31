CREATE TABLE message (
    profile_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    parent_id UUID,
    depth INTEGER NOT NULL,
    role VARCHAR(16) NOT NULL,
    content ${text} NOT NULL,
    reasoning ${text},
    provider VARCHAR(64),
    model VARCHAR(512),
    status VARCHAR(16) NOT NULL,
    error ${text},
    prompt_tokens INTEGER,
    completion_tokens INTEGER,
    cost_usd DECIMAL(24, 12),
    run_id UUID,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    PRIMARY KEY (profile_id, id),
    CONSTRAINT message_conversation FOREIGN KEY (profile_id, conversation_id)
        REFERENCES conversation (profile_id, id) ON DELETE CASCADE
);

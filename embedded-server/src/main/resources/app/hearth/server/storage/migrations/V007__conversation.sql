CREATE TABLE conversation (
    profile_id UUID NOT NULL,
    id UUID NOT NULL,
    title VARCHAR(2048) NOT NULL,
    title_key VARCHAR(4096) NOT NULL,
    title_source VARCHAR(16) NOT NULL,
    system_prompt ${text},
    pinned BOOLEAN NOT NULL,
    archived BOOLEAN NOT NULL,
    current_leaf_id UUID,
    message_count INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    deleted_at BIGINT,
    PRIMARY KEY (profile_id, id),
    CONSTRAINT conversation_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

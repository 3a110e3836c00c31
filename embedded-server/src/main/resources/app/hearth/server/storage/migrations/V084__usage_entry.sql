CREATE TABLE usage_entry (
    profile_id UUID NOT NULL,
    day INTEGER NOT NULL,
    run_id UUID NOT NULL,
    ended_at BIGINT NOT NULL,
    kind VARCHAR(16) NOT NULL,
    provider VARCHAR(64) NOT NULL,
    model VARCHAR(512) NOT NULL,
    conversation_id UUID NOT NULL,
    message_id UUID NOT NULL,
    prompt_tokens INTEGER,
    completion_tokens INTEGER,
    cost_usd DECIMAL(24, 12),
    cost_from VARCHAR(16) NOT NULL,
    PRIMARY KEY (profile_id, day, run_id),
    CONSTRAINT usage_entry_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

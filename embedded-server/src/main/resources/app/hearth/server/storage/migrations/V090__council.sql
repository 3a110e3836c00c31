CREATE TABLE council (
    profile_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    message_id UUID NOT NULL,
    run_id UUID NOT NULL,
    chairman_provider VARCHAR(64) NOT NULL,
    chairman_model VARCHAR(512) NOT NULL,
    seed BIGINT NOT NULL,
    stage INTEGER NOT NULL,
    preset_id UUID,
    prompts ${text} NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, id),
    CONSTRAINT council_message FOREIGN KEY (profile_id, message_id) REFERENCES message (profile_id, id)
        ON DELETE CASCADE
);

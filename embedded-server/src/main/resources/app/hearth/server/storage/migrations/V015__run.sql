CREATE TABLE run (
    profile_id UUID NOT NULL,
    id UUID NOT NULL,
    kind VARCHAR(16) NOT NULL,
    status VARCHAR(16) NOT NULL,
    conversation_id UUID NOT NULL,
    message_id UUID NOT NULL,
    error ${text},
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (profile_id, id),
    CONSTRAINT run_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

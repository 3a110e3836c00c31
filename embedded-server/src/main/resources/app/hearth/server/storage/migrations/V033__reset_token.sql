CREATE TABLE reset_token (
    profile_id UUID NOT NULL PRIMARY KEY,
    token_hash VARCHAR(64) NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT reset_token_hash UNIQUE (token_hash),
    CONSTRAINT reset_token_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

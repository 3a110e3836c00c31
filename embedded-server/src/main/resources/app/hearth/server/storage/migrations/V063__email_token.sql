CREATE TABLE email_token (
    profile_id UUID NOT NULL PRIMARY KEY,
    token_hash VARCHAR(64) NOT NULL,
    email_key VARCHAR(512) NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CONSTRAINT email_token_hash UNIQUE (token_hash),
    CONSTRAINT email_token_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

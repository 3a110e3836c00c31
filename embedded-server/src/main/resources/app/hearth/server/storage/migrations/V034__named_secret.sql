CREATE TABLE named_secret (
    profile_id UUID NOT NULL,
    name VARCHAR(64) NOT NULL,
    hint VARCHAR(16),
    sealed ${bytes},
    secret_version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, name),
    CONSTRAINT named_secret_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

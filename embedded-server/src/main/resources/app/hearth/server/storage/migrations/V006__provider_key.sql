CREATE TABLE provider_key (
    profile_id UUID NOT NULL,
    provider VARCHAR(64) NOT NULL,
    base_url VARCHAR(2048) NOT NULL,
    label VARCHAR(512),
    key_hint VARCHAR(16),
    sealed ${bytes},
    key_version INTEGER NOT NULL,
    lost BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    last_used_at BIGINT,
    PRIMARY KEY (profile_id, provider),
    CONSTRAINT provider_key_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

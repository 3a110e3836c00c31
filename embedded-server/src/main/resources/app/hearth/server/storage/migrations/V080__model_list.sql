CREATE TABLE model_list (
    profile_id UUID NOT NULL,
    provider VARCHAR(64) NOT NULL,
    key_version INTEGER NOT NULL,
    models ${text} NOT NULL,
    fetched_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, provider),
    CONSTRAINT model_list_key FOREIGN KEY (profile_id, provider)
        REFERENCES provider_key (profile_id, provider) ON DELETE CASCADE
);

CREATE TABLE replay (
    profile_id UUID NOT NULL,
    idempotency_key VARCHAR(256) NOT NULL,
    request_hash ${bytes} NOT NULL,
    status INTEGER NOT NULL,
    ids VARCHAR(1024) NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, idempotency_key),
    CONSTRAINT replay_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

CREATE TABLE preset (
    profile_id UUID NOT NULL,
    id UUID NOT NULL,
    name VARCHAR(512) NOT NULL,
    system_prompt ${text},
    provider VARCHAR(64),
    model VARCHAR(512),
    params ${text},
    version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, id),
    CONSTRAINT preset_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

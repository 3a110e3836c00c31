CREATE TABLE tag (
    profile_id UUID NOT NULL,
    id UUID NOT NULL,
    name VARCHAR(256) NOT NULL,
    name_key VARCHAR(512) NOT NULL,
    version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, id),
    CONSTRAINT tag_name UNIQUE (profile_id, name_key),
    CONSTRAINT tag_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

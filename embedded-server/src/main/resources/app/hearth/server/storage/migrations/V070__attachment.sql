CREATE TABLE attachment (
    profile_id UUID NOT NULL,
    id UUID NOT NULL,
    name VARCHAR(1024) NOT NULL,
    media_type VARCHAR(64) NOT NULL,
    size BIGINT NOT NULL,
    width INTEGER,
    height INTEGER,
    source_hash VARCHAR(64) NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, id),
    CONSTRAINT attachment_source UNIQUE (profile_id, source_hash, name),
    CONSTRAINT attachment_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

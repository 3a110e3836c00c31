CREATE TABLE notice (
    profile_id UUID NOT NULL,
    id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL,
    happened_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, id),
    CONSTRAINT notice_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

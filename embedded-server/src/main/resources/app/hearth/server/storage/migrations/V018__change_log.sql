CREATE TABLE change_log (
    profile_id UUID NOT NULL,
    entity VARCHAR(32) NOT NULL,
    entity_id VARCHAR(128) NOT NULL,
    seq BIGINT NOT NULL,
    op VARCHAR(8) NOT NULL,
    PRIMARY KEY (profile_id, entity, entity_id),
    CONSTRAINT change_log_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

CREATE TABLE backup_code (
    profile_id UUID NOT NULL,
    code_hash VARCHAR(64) NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, code_hash),
    CONSTRAINT backup_code_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

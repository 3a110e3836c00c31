CREATE TABLE invite (
    id UUID NOT NULL PRIMARY KEY,
    code_hash VARCHAR(64) NOT NULL,
    note VARCHAR(1024),
    created_by UUID,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    used_at BIGINT,
    used_by UUID,
    CONSTRAINT invite_code UNIQUE (code_hash),
    CONSTRAINT invite_maker FOREIGN KEY (created_by) REFERENCES profile (id) ON DELETE SET NULL,
    CONSTRAINT invite_user FOREIGN KEY (used_by) REFERENCES profile (id) ON DELETE SET NULL
);

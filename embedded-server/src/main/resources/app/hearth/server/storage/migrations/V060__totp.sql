CREATE TABLE totp (
    profile_id UUID NOT NULL PRIMARY KEY,
    sealed ${bytes} NOT NULL,
    last_step BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    CONSTRAINT totp_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

CREATE TABLE audit (
    id UUID NOT NULL PRIMARY KEY,
    happened_at BIGINT NOT NULL,
    profile_id UUID,
    session_id UUID,
    address VARCHAR(64),
    act VARCHAR(32) NOT NULL,
    outcome VARCHAR(16) NOT NULL,
    about_profile_id UUID
);

CREATE TABLE model_choice (
    profile_id UUID NOT NULL,
    kind VARCHAR(16) NOT NULL,
    provider VARCHAR(64) NOT NULL,
    model VARCHAR(512) NOT NULL,
    chosen_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, kind, provider, model),
    CONSTRAINT model_choice_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

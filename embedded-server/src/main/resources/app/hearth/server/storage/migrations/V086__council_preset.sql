CREATE TABLE council_preset (
    profile_id UUID NOT NULL,
    id UUID NOT NULL,
    name VARCHAR(512) NOT NULL,
    seats ${text} NOT NULL,
    chairman_provider VARCHAR(64) NOT NULL,
    chairman_model VARCHAR(512) NOT NULL,
    seat_prompt ${text},
    judge_prompt ${text},
    chairman_prompt ${text},
    version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (profile_id, id),
    CONSTRAINT council_preset_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

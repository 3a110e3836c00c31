CREATE TABLE profile_prompt (
    profile_id UUID NOT NULL,
    system_prompt ${text} NOT NULL,
    PRIMARY KEY (profile_id),
    CONSTRAINT profile_prompt_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

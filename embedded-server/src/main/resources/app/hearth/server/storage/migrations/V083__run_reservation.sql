CREATE TABLE run_reservation (
    profile_id UUID NOT NULL,
    run_id UUID NOT NULL,
    provider VARCHAR(64) NOT NULL,
    model VARCHAR(512) NOT NULL,
    is_local BOOLEAN NOT NULL,
    prompt_price DECIMAL(38, 18),
    completion_price DECIMAL(38, 18),
    reserved_usd DECIMAL(24, 12) NOT NULL,
    PRIMARY KEY (profile_id, run_id),
    CONSTRAINT run_reservation_run FOREIGN KEY (profile_id, run_id) REFERENCES run (profile_id, id) ON DELETE CASCADE
);

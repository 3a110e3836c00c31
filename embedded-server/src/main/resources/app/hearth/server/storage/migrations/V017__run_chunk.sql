CREATE TABLE run_chunk (
    profile_id UUID NOT NULL,
    run_id UUID NOT NULL,
    n INTEGER NOT NULL,
    content ${text} NOT NULL,
    reasoning ${text} NOT NULL,
    PRIMARY KEY (profile_id, run_id, n),
    CONSTRAINT run_chunk_run FOREIGN KEY (profile_id, run_id) REFERENCES run (profile_id, id) ON DELETE CASCADE
);

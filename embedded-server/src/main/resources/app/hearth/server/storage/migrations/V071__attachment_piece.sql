CREATE TABLE attachment_piece (
    profile_id UUID NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    place INTEGER NOT NULL,
    bytes ${bytes} NOT NULL,
    PRIMARY KEY (profile_id, content_hash, place),
    CONSTRAINT attachment_piece_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

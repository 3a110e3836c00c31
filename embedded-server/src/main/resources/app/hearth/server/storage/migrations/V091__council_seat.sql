CREATE TABLE council_seat (
    profile_id UUID NOT NULL,
    council_id UUID NOT NULL,
    seat INTEGER NOT NULL,
    provider VARCHAR(64) NOT NULL,
    model VARCHAR(512) NOT NULL,
    label VARCHAR(8),
    PRIMARY KEY (profile_id, council_id, seat),
    CONSTRAINT council_seat_council FOREIGN KEY (profile_id, council_id) REFERENCES council (profile_id, id)
        ON DELETE CASCADE
);

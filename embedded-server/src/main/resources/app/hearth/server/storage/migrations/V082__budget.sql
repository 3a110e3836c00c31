CREATE TABLE budget (
    profile_id UUID NOT NULL PRIMARY KEY,
    monthly_usd DECIMAL(24, 12) NOT NULL,
    CONSTRAINT budget_profile FOREIGN KEY (profile_id) REFERENCES profile (id) ON DELETE CASCADE
);

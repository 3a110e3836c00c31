CREATE INDEX invite_by_time ON invite (created_at, id);

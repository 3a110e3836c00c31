CREATE INDEX replay_by_time ON replay (created_at);

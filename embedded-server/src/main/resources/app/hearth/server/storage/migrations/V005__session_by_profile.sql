CREATE INDEX session_by_profile ON session (profile_id, last_used_at);

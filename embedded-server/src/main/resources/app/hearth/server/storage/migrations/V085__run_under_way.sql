CREATE INDEX run_under_way ON run (profile_id, ended_at);

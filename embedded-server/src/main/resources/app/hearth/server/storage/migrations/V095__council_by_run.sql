CREATE INDEX council_by_run ON council (profile_id, run_id);

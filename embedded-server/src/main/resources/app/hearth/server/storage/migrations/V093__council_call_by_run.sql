CREATE INDEX council_call_by_run ON council_call (profile_id, run_id);

CREATE INDEX run_by_status ON run (status);

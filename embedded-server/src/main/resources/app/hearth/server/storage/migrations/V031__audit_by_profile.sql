CREATE INDEX audit_by_profile ON audit (profile_id, happened_at, id);

CREATE UNIQUE INDEX change_log_by_entity ON change_log (profile_id, entity, entity_id);

DROP INDEX conversation_by_time;

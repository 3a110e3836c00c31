DROP INDEX change_log_by_seq;

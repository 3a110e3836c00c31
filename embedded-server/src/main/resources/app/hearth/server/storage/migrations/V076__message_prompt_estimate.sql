ALTER TABLE message ADD COLUMN prompt_estimate INTEGER;

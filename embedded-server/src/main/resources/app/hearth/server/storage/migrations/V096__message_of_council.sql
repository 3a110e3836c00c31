ALTER TABLE message ADD COLUMN council_id UUID;

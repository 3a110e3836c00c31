ALTER TABLE conversation ADD COLUMN params ${text};

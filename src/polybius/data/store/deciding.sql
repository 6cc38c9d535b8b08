-- What decides between people who judged a row otherwise, and who took a correction back and why.

ALTER TABLE corrections ADD COLUMN decides INTEGER NOT NULL DEFAULT 0;
ALTER TABLE corrections ADD COLUMN undone_author TEXT;
ALTER TABLE corrections ADD COLUMN undone_reason TEXT NOT NULL DEFAULT '';

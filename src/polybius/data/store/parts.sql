-- Which figures are part of a whole, also of one that the article does not give.

ALTER TABLE tolls ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
UPDATE tolls SET part = 1 WHERE subset_of IS NOT NULL;

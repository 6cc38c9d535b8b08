-- What a workspace of the first version has and no longer needs: words of names are written with their article, and the
-- index of articles by day was there twice.

DROP TRIGGER IF EXISTS entities_words;
DROP INDEX IF EXISTS articles_day;

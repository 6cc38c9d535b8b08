-- What a workspace of the first version has and no longer needs: words of names are written with their article, and the
-- index of articles by day was there twice. The word indexes fill whole pages, so that fewer are written an article.

DROP TRIGGER IF EXISTS entities_words;
DROP INDEX IF EXISTS articles_day;

INSERT INTO article_words (article_words, rank) VALUES ('pgsz', 4000);
INSERT INTO sentence_words (sentence_words, rank) VALUES ('pgsz', 4000);
INSERT INTO entity_words (entity_words, rank) VALUES ('pgsz', 4000);

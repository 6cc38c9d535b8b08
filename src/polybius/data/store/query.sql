-- What the queries of a workspace are answered from: indexes, and rows that follow from the rows of records.sql.
-- Nothing here is read from a text; all of it could be made again from the other tables.

-- Events in the order of days; each index also holds what is asked together with its first column.
CREATE INDEX events_day ON events (day_from, id, day_to, type, status, country, quad, cameo, same_as, goldstein, sentence);
CREATE INDEX events_type ON events (type, day_from, id, day_to, status, country, quad, same_as, goldstein);
CREATE INDEX events_country ON events (country, day_from, id, day_to, type, status, quad, same_as, goldstein);
CREATE INDEX events_cameo ON events (cameo, day_from, id);
CREATE INDEX events_status ON events (status, day_from, id);
CREATE INDEX events_point ON events (lat, lon) WHERE lat IS NOT NULL;
CREATE INDEX events_effect ON events (effect) WHERE effect <> '[]';
CREATE INDEX events_sentence ON events (sentence);

CREATE INDEX event_actors_entity ON event_actors (entity, side, day_from);
CREATE INDEX event_actors_country ON event_actors (country, sector, side);
CREATE INDEX event_actors_sector ON event_actors (sector, side);

CREATE INDEX claims_day ON claims (day_from, id);
CREATE INDEX claims_sentence ON claims (sentence);
CREATE INDEX tolls_day ON tolls (day_from, id, effect, country);
CREATE INDEX tolls_country ON tolls (country, day_from, id);
CREATE INDEX tolls_sentence ON tolls (sentence);
CREATE INDEX toll_actors_actor ON toll_actors (actor);

CREATE INDEX articles_id_day ON articles (id, published);   -- so that a day is read without the text beside it

-- Which country did something to which, "IRN>ISR": once for each event and pair. A party without a country stands with
-- its code ("---UAF"); those who do something together each do it to the other.
CREATE TABLE event_dyads (
    dyad TEXT NOT NULL,
    day_from TEXT NOT NULL,                 -- '' when the event has none
    event INTEGER NOT NULL REFERENCES events (id),
    PRIMARY KEY (dyad, day_from, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_dyads_event ON event_dyads (event);

-- Who says something: the speaker, those who say it too, and through whom it is known.
CREATE TABLE claim_sayers (
    claim INTEGER NOT NULL REFERENCES claims (id),
    entity INTEGER NOT NULL REFERENCES entities (id),
    country TEXT NOT NULL,
    sector TEXT NOT NULL,
    PRIMARY KEY (claim, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_sayers_entity ON claim_sayers (entity);
CREATE INDEX claim_sayers_country ON claim_sayers (country, sector);
CREATE INDEX claim_sayers_sector ON claim_sayers (sector);

-- By what an article's source can be asked for.
CREATE TABLE article_sources (
    source TEXT NOT NULL COLLATE NOCASE,
    kind TEXT NOT NULL CHECK (kind IN ('publisher', 'credit', 'host', 'file')),
    article INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (source, kind, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_sources_article ON article_sources (article);

-- In how many events, claims and articles somebody is.
CREATE TABLE entity_counts (
    entity INTEGER PRIMARY KEY REFERENCES entities (id),
    acts INTEGER NOT NULL,
    receives INTEGER NOT NULL,
    says INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    total INTEGER NOT NULL                  -- acts + receives + says
) STRICT;
CREATE INDEX entity_counts_total ON entity_counts (total, entity);

-- Words of names, for questions after a part of a name.
CREATE VIRTUAL TABLE entity_words USING fts5 (
    name, content = 'entities', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- Counts of mentions in periods: only what happened (status actual or ongoing), each restated mention once.
CREATE TABLE period_counts (
    clock TEXT NOT NULL,                    -- by whose day: event, published; no checks, they double the cost of a row
    unit TEXT NOT NULL,                     -- day, week, month, year
    per TEXT NOT NULL,                      -- all, type, quad, country, dyad
    key TEXT NOT NULL,
    period TEXT NOT NULL,                   -- '' without a day; '*1990-08' when days begin there and reach further
    mentions INTEGER NOT NULL,
    goldstein INTEGER NOT NULL,             -- sum, in hundredths
    articles INTEGER NOT NULL,
    PRIMARY KEY (clock, unit, per, key, period)
) STRICT, WITHOUT ROWID;

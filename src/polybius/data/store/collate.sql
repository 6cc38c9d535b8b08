-- What is believed of several articles together: where each comes from, and which mentions tell of one happening.
-- All of it but the judgements can be made again from the records. Written by polybius.collate.

CREATE TABLE text_bands (
    band INTEGER NOT NULL,                  -- texts that repeat each other share one or more
    article INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE overlaps (
    one INTEGER NOT NULL REFERENCES articles (id),
    other INTEGER NOT NULL REFERENCES articles (id),
    shared REAL NOT NULL,                   -- how much of both texts is in both
    held REAL NOT NULL,                     -- how much of the shorter one stands in the longer
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX overlaps_other ON overlaps (other);

CREATE TABLE origins (
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    origin INTEGER NOT NULL REFERENCES articles (id),   -- the report it goes back to; itself when there is none
    repeats INTEGER REFERENCES articles (id),           -- the report whose text it has most of
    family TEXT NOT NULL,                   -- reports of one family are not independent of each other
    kind TEXT NOT NULL CHECK (kind IN ('own', 'exact', 'near', 'version', 'credit')),
    agency TEXT,
    score REAL NOT NULL,
    superseded_by INTEGER REFERENCES articles (id),     -- a later version of the same report: it counts, this does not
    reasons TEXT NOT NULL                   -- JSON [words, …]
) STRICT;
CREATE INDEX origins_origin ON origins (origin);
CREATE INDEX origins_family ON origins (family);

CREATE TABLE collated (
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    run INTEGER NOT NULL REFERENCES runs (id)           -- whose record it was
) STRICT;

CREATE TABLE happenings (
    id TEXT PRIMARY KEY,                    -- that of its earliest mention, as in accounts.name
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,                   -- asserted, denied, disputed, planned, requested, threatened, possible
    day_from TEXT,
    day_to TEXT,
    day_basis TEXT,                         -- by what words the days are known: event, sentence, passage, published
    place TEXT,
    country TEXT,
    admin1 TEXT,
    lat REAL,
    lon REAL,
    radius_km REAL,
    place_basis TEXT,
    actor TEXT NOT NULL,                    -- JSON [name, …], those named by most articles first
    recipient TEXT NOT NULL,
    weapon TEXT NOT NULL,
    victims TEXT NOT NULL,                  -- JSON [name, …]
    tolls TEXT NOT NULL,                    -- JSON {effect: [lowest, highest] figure given}
    articles INTEGER NOT NULL,
    origins INTEGER NOT NULL,               -- families of the reports that are not superseded
    mentions INTEGER NOT NULL               -- events and figures without event
) STRICT, WITHOUT ROWID;
CREATE INDEX happenings_day ON happenings (day_from);
CREATE INDEX happenings_type ON happenings (type, day_from);
CREATE INDEX happenings_country ON happenings (country, day_from);
CREATE INDEX happenings_articles ON happenings (articles);

CREATE TABLE accounts (                     -- what one article tells of one deed
    id INTEGER PRIMARY KEY,                 -- article * 1000000 + its number in the article
    article INTEGER NOT NULL REFERENCES articles (id),
    uid TEXT NOT NULL,                      -- of its first event, or of its first figure when it has no event
    name TEXT NOT NULL UNIQUE,              -- an id of a happening that never changes: it leads to the one it is in
    main INTEGER NOT NULL,                  -- whether this is what the article is about
    prominence REAL NOT NULL,
    happening TEXT,                         -- null until it is grouped
    body BLOB NOT NULL                      -- everything it is compared by (msgpack)
) STRICT;
CREATE INDEX accounts_article ON accounts (article);
CREATE INDEX accounts_uid ON accounts (uid);
CREATE INDEX accounts_happening ON accounts (happening);
CREATE INDEX accounts_ungrouped ON accounts (id) WHERE happening IS NULL;

CREATE TABLE account_events (
    account INTEGER NOT NULL REFERENCES accounts (id),
    event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,     -- an article that is coded anew is filed anew
    PRIMARY KEY (account, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_events_event ON account_events (event);

CREATE TABLE account_tolls (
    account INTEGER NOT NULL REFERENCES accounts (id),
    toll INTEGER NOT NULL REFERENCES tolls (id) ON DELETE CASCADE,
    PRIMARY KEY (account, toll)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_tolls_toll ON account_tolls (toll);

CREATE TABLE account_keys (
    key INTEGER NOT NULL,                   -- accounts that share a key are compared
    account INTEGER NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (key, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_keys_account ON account_keys (account);

CREATE TABLE pairings (
    one INTEGER NOT NULL REFERENCES accounts (id),
    other INTEGER NOT NULL REFERENCES accounts (id),
    score REAL NOT NULL,                    -- 1 or more: both tell of the same deed
    reasons TEXT NOT NULL,                  -- JSON [[reason, how strongly it holds, what it adds to the score], …]
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairings_other ON pairings (other);

CREATE TABLE judgements (                   -- what persons have judged; never made again, never deleted
    id INTEGER PRIMARY KEY,
    act TEXT NOT NULL CHECK (act IN ('same', 'not same', 'merge', 'split')),
    asked TEXT NOT NULL,                    -- JSON [word, …] as given on the command line
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    undone_reason TEXT,
    undone_author TEXT,
    undone_time TEXT
) STRICT;

CREATE TABLE judged_pairs (                 -- what a judgement says of pairs of mentions, by keys that outlive re-coding
    judgement INTEGER NOT NULL REFERENCES judgements (id),
    one_article TEXT NOT NULL,              -- articles.key
    one_uid TEXT NOT NULL,                  -- of an event, or of a figure without event
    other_article TEXT NOT NULL,
    other_uid TEXT NOT NULL,
    same INTEGER NOT NULL,
    PRIMARY KEY (judgement, one_article, one_uid, other_article, other_uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX judged_pairs_one ON judged_pairs (one_article, one_uid);
CREATE INDEX judged_pairs_other ON judged_pairs (other_article, other_uid);

-- The tables of one workspace that hold what was read and coded. Columns carry the names of the record (docs/record.md).
-- An id is article * 1000000 + the number in the record's own id: event 12000003 is e3 of article 12. Several values in
-- one column are a JSON array. "from" and "to" of times, and day_from and day_to, are ISO days.

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,              -- of the manifest: the same knowledge is the same run
    manifest TEXT NOT NULL,                 -- JSON
    day TEXT NOT NULL                       -- when it first coded something
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,               -- hash of the text, its address and its given id: the same article is one row
    name TEXT NOT NULL,                     -- document.id of the record
    run INTEGER NOT NULL REFERENCES runs (id),  -- whose record the tables below show
    url TEXT,
    file TEXT,
    publisher TEXT,
    title TEXT,
    byline TEXT,
    breadcrumbs TEXT NOT NULL,
    tags TEXT NOT NULL,
    credit TEXT,
    dateline_place TEXT,
    dateline_date TEXT,
    language TEXT,
    published TEXT,
    published_basis TEXT NOT NULL,
    retrieved TEXT,
    text TEXT NOT NULL,                     -- frozen: all offsets point into it
    text_sha256 TEXT NOT NULL,
    segments TEXT NOT NULL,                 -- JSON [[start, end, part], …] as it was read
    raw BLOB,                               -- the bytes as they came, packed by zlib; null when they are the text in UTF-8
    raw_sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX articles_name ON articles (name);
CREATE INDEX articles_text ON articles (text_sha256);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_publisher ON articles (publisher, published);

CREATE TABLE records (
    article INTEGER NOT NULL REFERENCES articles (id),
    run INTEGER NOT NULL REFERENCES runs (id),
    body BLOB NOT NULL,                     -- the whole record without its text and manifest: JSON, packed by zlib
    PRIMARY KEY (article, run)
) STRICT;

CREATE TABLE failures (
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    stage TEXT NOT NULL,
    what TEXT NOT NULL,
    place TEXT NOT NULL,
    "do" TEXT NOT NULL,
    PRIMARY KEY (source, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentences (
    id INTEGER PRIMARY KEY,                 -- article * 1000000 + its index in the record
    article INTEGER NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    part TEXT NOT NULL
) STRICT;

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT NOT NULL,                  -- '' when none is known
    sector TEXT NOT NULL,
    code TEXT NOT NULL,
    wikidata TEXT,
    UNIQUE (name, kind, country, sector, code)
) STRICT;
CREATE INDEX entities_name ON entities (name COLLATE NOCASE);
CREATE INDEX entities_country ON entities (country, sector);

CREATE TABLE actors (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    uid TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entities (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    other_sectors TEXT NOT NULL,
    code TEXT NOT NULL,
    role TEXT,
    wikidata TEXT
) STRICT;
CREATE INDEX actors_article ON actors (article);
CREATE INDEX actors_entity ON actors (entity);
CREATE INDEX actors_uid ON actors (uid);

CREATE TABLE mentions (
    actor INTEGER NOT NULL REFERENCES actors (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    form TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (actor, start, "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    precision TEXT NOT NULL,
    basis TEXT NOT NULL
) STRICT;
CREATE INDEX times_article ON times (article);

CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    admin1 TEXT,
    lat REAL,
    lon REAL,
    radius_km REAL,
    geonames INTEGER,
    basis TEXT NOT NULL,
    candidates TEXT NOT NULL
) STRICT;
CREATE INDEX places_article ON places (article);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    uid TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    context TEXT NOT NULL,
    cameo TEXT NOT NULL,
    quad INTEGER NOT NULL,
    goldstein REAL NOT NULL,
    status TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentence INTEGER NOT NULL REFERENCES sentences (id),
    symmetric INTEGER NOT NULL,
    effect TEXT NOT NULL,
    weapon TEXT NOT NULL,
    place INTEGER REFERENCES places (id),
    time INTEGER REFERENCES times (id),
    content_of INTEGER REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    cause INTEGER REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    same_as INTEGER REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    rule TEXT NOT NULL,
    day_from TEXT,                          -- the days of its time, null when it has none that is anchored
    day_to TEXT,
    country TEXT,                           -- those of its place
    lat REAL,
    lon REAL
) STRICT;
CREATE INDEX events_article ON events (article);
CREATE INDEX events_uid ON events (uid);

CREATE TABLE event_actors (
    event INTEGER NOT NULL REFERENCES events (id),
    side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (id),
    entity INTEGER NOT NULL REFERENCES entities (id),
    country TEXT NOT NULL,                  -- '' when none is known
    sector TEXT NOT NULL,
    day_from TEXT,
    PRIMARY KEY (event, side, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_claims (
    event INTEGER NOT NULL REFERENCES events (id),
    position INTEGER NOT NULL,              -- outermost first
    claim INTEGER NOT NULL REFERENCES claims (id),
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_claims_claim ON event_claims (claim);

CREATE TABLE event_tolls (
    event INTEGER NOT NULL REFERENCES events (id),
    position INTEGER NOT NULL,
    toll INTEGER NOT NULL REFERENCES tolls (id),
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE relations (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    time INTEGER REFERENCES times (id)
) STRICT;

CREATE TABLE relation_actors (
    relation INTEGER NOT NULL REFERENCES relations (id),
    side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (id),
    PRIMARY KEY (relation, side, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    uid TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    speaker INTEGER REFERENCES actors (id),
    channel TEXT,
    stance TEXT NOT NULL,
    cameo TEXT NOT NULL,
    quote TEXT NOT NULL,
    hedged INTEGER NOT NULL,
    speaker_start INTEGER,                  -- speaker_span of the record
    speaker_end INTEGER,
    content TEXT NOT NULL,                  -- JSON [[start, end], …]
    time INTEGER REFERENCES times (id),
    within INTEGER REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    sentence INTEGER REFERENCES sentences (id), -- where its cue stands
    day_from TEXT,                          -- the days of its time
    day_to TEXT
) STRICT;
CREATE INDEX claims_article ON claims (article);
CREATE INDEX claims_uid ON claims (uid);
CREATE INDEX claims_speaker ON claims (speaker);
CREATE INDEX claims_stance ON claims (stance);

CREATE TABLE claim_actors (
    claim INTEGER NOT NULL REFERENCES claims (id),
    side TEXT NOT NULL CHECK (side IN ('joint', 'via', 'addressee')),
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (id),
    PRIMARY KEY (claim, side, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tolls (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id),
    uid TEXT NOT NULL,
    effect TEXT NOT NULL,
    unit TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    bound TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    event INTEGER REFERENCES events (id),
    cumulative INTEGER NOT NULL,
    subset_of INTEGER REFERENCES tolls (id) DEFERRABLE INITIALLY DEFERRED,
    same_as INTEGER REFERENCES tolls (id) DEFERRABLE INITIALLY DEFERRED,
    sentence INTEGER REFERENCES sentences (id), -- where its number stands
    day_from TEXT,                          -- days and country of its event
    day_to TEXT,
    country TEXT
) STRICT;
CREATE INDEX tolls_article ON tolls (article);
CREATE INDEX tolls_uid ON tolls (uid);
CREATE INDEX tolls_event ON tolls (event);
CREATE INDEX tolls_effect ON tolls (effect, low);

CREATE TABLE toll_actors (
    toll INTEGER NOT NULL REFERENCES tolls (id),
    side TEXT NOT NULL CHECK (side IN ('of', 'perpetrator')),
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (id),
    PRIMARY KEY (toll, side, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE toll_claims (
    toll INTEGER NOT NULL REFERENCES tolls (id),
    position INTEGER NOT NULL,
    claim INTEGER NOT NULL REFERENCES claims (id),
    PRIMARY KEY (toll, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX toll_claims_claim ON toll_claims (claim);

-- Words: of whole articles, and of single sentences (so that two words of a question must stand together).
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'articles', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIEW sentence_texts AS
    SELECT s.id, substr(a.text, s.start + 1, s."end" - s.start) AS text
    FROM sentences s JOIN articles a ON a.id = s.article;
CREATE VIRTUAL TABLE sentence_words USING fts5 (
    text, content = 'sentence_texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

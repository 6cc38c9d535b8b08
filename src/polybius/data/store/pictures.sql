-- What overviews, facets and maps are answered from. All of it follows from the rows of records.sql and collate.sql.

-- Happenings with what they are ordered and chosen by. What an older workspace does not know of them (figures, values)
-- is found out when it is collated next.
ALTER TABLE happenings RENAME TO happenings_before;
DROP INDEX happenings_day;
DROP INDEX happenings_type;
DROP INDEX happenings_country;
DROP INDEX happenings_articles;
CREATE TABLE happenings (
    number INTEGER PRIMARY KEY,             -- the account of its earliest mention
    id TEXT NOT NULL UNIQUE,                -- that of its earliest mention, as in accounts.name
    type TEXT NOT NULL,
    quad INTEGER NOT NULL,                  -- that of its type
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
    mentions INTEGER NOT NULL,              -- events and figures without event
    told_first TEXT,                        -- the days of publication of its first and its newest article
    told_last TEXT,
    figure INTEGER,                         -- the highest of its best figures of people, by the rule of authority
    disputed INTEGER NOT NULL               -- whether figures that stand cannot all be true
) STRICT;
CREATE INDEX happenings_day ON happenings (day_from, number, day_to, type, status, country, quad, origins, articles);
CREATE INDEX happenings_told ON happenings (told_last, number, day_from, day_to, type, status, country, quad, origins, articles);
CREATE INDEX happenings_origins ON happenings (origins, number, day_from, day_to, type, status, country, quad, articles);
CREATE INDEX happenings_articles ON happenings (articles, number, day_from, day_to, type, status, country, quad, origins);
CREATE INDEX happenings_figure ON happenings (figure, number, day_from, day_to, type, status, country, quad, origins, articles);
CREATE INDEX happenings_type ON happenings (type, day_from, number, day_to, status, country, quad, origins, articles);
CREATE INDEX happenings_country ON happenings (country, day_from, number, day_to, type, status, quad, origins, articles);
CREATE INDEX happenings_status ON happenings (status, day_from, number);
CREATE INDEX happenings_place ON happenings (place, day_from, number);
CREATE INDEX happenings_mode ON happenings (mode, day_from, number) WHERE mode <> '[]';
CREATE INDEX happenings_point ON happenings (lat, lon) WHERE lat IS NOT NULL;
CREATE INDEX happenings_disputed ON happenings (origins, number) WHERE disputed;
INSERT INTO happenings
    SELECT m.id, h.id, h.type,
        CASE WHEN h.type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE') THEN 1
            WHEN h.type IN ('COOPERATE', 'AID', 'RETREAT') THEN 2
            WHEN h.type IN ('REQUEST', 'ACCUSE', 'REJECT', 'THREATEN') THEN 3 ELSE 4 END,
        h.mode, h.status, h.day_from, h.day_to, h.day_basis, h.place, h.country, h.admin1, h.lat, h.lon, h.radius_km,
        h.place_basis, h.actor, h.recipient, h.weapon, h.victims, h.tolls, h.articles, h.origins, h.mentions,
        (SELECT min(a.published) FROM accounts o JOIN articles a ON a.id = o.article WHERE o.happening = h.id),
        (SELECT max(a.published) FROM accounts o JOIN articles a ON a.id = o.article WHERE o.happening = h.id), NULL, 0
    FROM happenings_before h JOIN accounts m ON m.name = h.id;
DROP TABLE happenings_before;

-- What is said of a happening's effects on people: the figure that the rule of authority believes, and all that is given.
CREATE TABLE happening_figures (
    happening INTEGER NOT NULL REFERENCES happenings (number) ON DELETE CASCADE,
    effect TEXT NOT NULL,
    unit TEXT NOT NULL,
    low INTEGER,
    best INTEGER,
    high INTEGER,
    lowest INTEGER,
    highest INTEGER,
    disputed INTEGER NOT NULL,
    PRIMARY KEY (happening, effect, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX happening_figures_effect ON happening_figures (effect, best, happening);

-- Figures that a later report changed.
CREATE TABLE figure_moves (
    happening INTEGER NOT NULL REFERENCES happenings (number) ON DELETE CASCADE,
    day TEXT NOT NULL,                      -- on which the later one was said
    effect TEXT NOT NULL,
    unit TEXT NOT NULL,
    from_low INTEGER,
    from_high INTEGER,
    low INTEGER,
    high INTEGER,
    speaker TEXT NOT NULL,
    words TEXT NOT NULL,
    toll TEXT NOT NULL,                     -- the uid of the later figure
    PRIMARY KEY (happening, effect, unit, day, toll)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_moves_day ON figure_moves (day, happening);

-- Values by which rows are divided (type ASSAULT, place Basra, actor Iran, source …), and of how many rows each is one:
-- of events without those that somebody rejected, and of happenings.
CREATE TABLE facet_values (
    id INTEGER PRIMARY KEY,
    facet TEXT NOT NULL,
    value TEXT NOT NULL,
    events INTEGER NOT NULL,
    happenings INTEGER NOT NULL,
    UNIQUE (facet, value)
) STRICT;
CREATE INDEX facet_values_events ON facet_values (facet, events, value);
CREATE INDEX facet_values_happenings ON facet_values (facet, happenings, value);
CREATE TABLE event_facets (
    event INTEGER PRIMARY KEY REFERENCES events (id),
    own BLOB NOT NULL,                      -- numbers of facet_values, four bytes each, the lowest byte first
    shared BLOB NOT NULL                    -- of those that its happening has as well: parties, sayers, source, effects
) STRICT;
CREATE TABLE happening_facets (
    happening INTEGER PRIMARY KEY REFERENCES happenings (number),
    facets BLOB NOT NULL
) STRICT;

-- How much was read in an article, and the name by which its source is listed.
CREATE TABLE article_counts (
    article INTEGER PRIMARY KEY REFERENCES articles (id),
    source TEXT NOT NULL COLLATE NOCASE,    -- publisher, else host, credit or file; '' when none is known
    events INTEGER NOT NULL,
    tolls INTEGER NOT NULL,
    claims INTEGER NOT NULL
) STRICT;
CREATE INDEX article_counts_source ON article_counts (source, article, claims, events);

-- Who speaks in which outlet, and through whom (0: directly).
CREATE TABLE voices (
    speaker INTEGER NOT NULL REFERENCES entities (id),
    via INTEGER NOT NULL,
    source TEXT NOT NULL COLLATE NOCASE,
    claims INTEGER NOT NULL,
    PRIMARY KEY (speaker, via, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX voices_source ON voices (source, claims);
CREATE INDEX voices_claims ON voices (claims);

-- Who did what happened to whom, as actors and not as countries; both ways when they did it together.
CREATE TABLE actor_pairs (
    actor INTEGER NOT NULL REFERENCES entities (id),
    recipient INTEGER NOT NULL REFERENCES entities (id),
    mentions INTEGER NOT NULL,
    goldstein INTEGER NOT NULL,             -- sum, in hundredths
    PRIMARY KEY (actor, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_pairs_recipient ON actor_pairs (recipient, mentions);
CREATE INDEX actor_pairs_mentions ON actor_pairs (mentions);

-- Pairings so near the threshold (a score of 1) that a person had better look.
CREATE INDEX pairings_doubtful ON pairings (score) WHERE score BETWEEN 0.8 AND 1.3;

-- What polybius watch keeps of feeds and sitemaps from one time to the next.

CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    etag TEXT,                              -- marks of what it gave when all of it was read
    modified TEXT,
    checked REAL NOT NULL,                  -- seconds since 1970
    failures INTEGER NOT NULL               -- in a row, until now
) STRICT, WITHOUT ROWID;

CREATE TABLE seen (
    entry TEXT NOT NULL,                    -- its address, or its feed and id
    feed TEXT NOT NULL REFERENCES feeds (url),
    PRIMARY KEY (entry, feed)
) STRICT, WITHOUT ROWID;

-- What people say of rows (polybius.corrections.Correction). They are laid over the rows of the records when those are
-- written; the records themselves stay as they were coded.

CREATE TABLE corrections (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'edit')),
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    was TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    article TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    undone TEXT
) STRICT;
CREATE INDEX corrections_text ON corrections (text_sha256);
CREATE INDEX corrections_uid ON corrections (uid);

-- What became of the rows that were judged, as far as they are there.
CREATE TABLE verdicts (
    article INTEGER NOT NULL REFERENCES articles (id),
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'edited')),
    PRIMARY KEY (article, uid)
) STRICT, WITHOUT ROWID;

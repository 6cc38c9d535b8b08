-- Which mentions of events make up each happening, by number: what is asked of its mentions is looked up in one step, and
-- both ways. It follows from accounts and account_events, and is written with each happening.

CREATE TABLE happening_events (
    happening INTEGER NOT NULL REFERENCES happenings (number) ON DELETE CASCADE,
    event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    PRIMARY KEY (happening, event)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO happening_events
    SELECT h.number, l.event FROM happenings h CROSS JOIN accounts m ON m.happening = h.id
    CROSS JOIN account_events l ON l.account = m.id ORDER BY h.number, l.event;
CREATE INDEX happening_events_event ON happening_events (event, happening);

-- One row for each mention of an event that is chosen, with all that an export can say of it, in the order of units;
-- without claims and figures that somebody has rejected. Figures that an article gives for a deed without an event of
-- their own stand with the first event of the deed.
-- The last four columns are JSON arrays of rows: parties, who says so (outermost first), figures, and who says those.
SELECT
    chosen.unit, e.id, e.uid, e.type, e.mode, e.context, e.cameo, e.quad, e.goldstein, e.status, e.symmetric, e.effect,
    e.weapon, e.rule, e.start, e."end", substr(a.text, e.start + 1, e."end" - e.start),
    s.id % 1000000, s.start, s."end", s.part, substr(a.text, s.start + 1, s."end" - s.start),
    e.day_from, e.day_to, t.value, t.precision, t.basis,
    p.name, p.country, p.admin1, p.lat, p.lon, p.radius_km, p.geonames, p.basis,
    substr(a.text, p.start + 1, p."end" - p.start),
    a.id, a.key, a.name, a.url, a.publisher, a.title, a.published, a.published_basis, a.retrieved, a.credit, a.language,
    length(a.text), chosen.happening, coalesce(o.family, 'article ' || a.id), o.superseded_by,
    (SELECT json_group_array(json_array(side, actor, entity, name, kind, country, sector, code, role, wikidata, mention,
            (SELECT m."end" FROM mentions m WHERE m.actor = party.actor AND m.start = party.mention),
            (SELECT substr(a.text, m.start + 1, m."end" - m.start) FROM mentions m
             WHERE m.actor = party.actor AND m.start = party.mention)))
     FROM (SELECT ea.side, ea.actor, ea.entity, x.name, x.kind, x.country, x.sector, x.code, x.role, x.wikidata,
               coalesce(
                   (SELECT min(m.start) FROM mentions m WHERE m.actor = x.id AND m.start >= s.start AND m.start < s."end"),
                   (SELECT min(m.start) FROM mentions m WHERE m.actor = x.id)) AS mention
           FROM event_actors ea JOIN actors x ON x.id = ea.actor
           WHERE ea.event = e.id ORDER BY ea.side, ea.position) AS party),
    (SELECT json_group_array(json_array(id, speaker, name, kind, sector, role, wikidata, stance, quote, hedged, start, "end", cue, json(via)))
     FROM (SELECT c.id, c.speaker, x.name, x.kind, x.sector, x.role, x.wikidata, c.stance, c.quote, c.hedged, c.start, c."end",
               substr(a.text, c.start + 1, c."end" - c.start) AS cue,
               (SELECT json_group_array(v.name) FROM claim_actors ca JOIN actors v ON v.id = ca.actor
                WHERE ca.claim = c.id AND ca.side = 'via') AS via
           FROM event_claims ec JOIN claims c ON c.id = ec.claim LEFT JOIN actors x ON x.id = c.speaker
           WHERE ec.event = e.id
           AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.article = a.id AND v.uid = c.uid AND v.verdict = 'rejected')
           ORDER BY ec.position)),
    (SELECT json_group_array(json_array(id, uid, effect, unit, low, high, bound, start, "end", words, cumulative, subset_of, part, same_as,
            json((SELECT json_group_array(json_array(o.side, x.code, x.country, x.sector, x.name)) FROM toll_actors o JOIN actors x ON x.id = o.actor
             WHERE o.toll = figure.id))))
     FROM (SELECT f.id, f.uid, f.effect, f.unit, f.low, f.high, f.bound, f.start, f."end",
               substr(a.text, f.start + 1, f."end" - f.start) AS words, f.cumulative, f.subset_of, f.part, f.same_as
           FROM tolls f WHERE f.id IN (
               SELECT toll FROM event_tolls WHERE event = e.id UNION SELECT id FROM tolls WHERE event = e.id
               UNION SELECT w.toll FROM account_events ae JOIN account_tolls w ON w.account = ae.account
               JOIN tolls y ON y.id = w.toll AND y.event IS NULL
               WHERE ae.event = e.id
               AND NOT EXISTS (SELECT 1 FROM account_events b WHERE b.account = ae.account AND b.event < e.id))
           AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.article = a.id AND v.uid = f.uid AND v.verdict = 'rejected')
           ORDER BY f.id) AS figure),
    (SELECT json_group_array(json_array(toll, name, stance, hedged))
     FROM (SELECT tc.toll, x.name, c.stance, c.hedged
           FROM toll_claims tc JOIN claims c ON c.id = tc.claim LEFT JOIN actors x ON x.id = c.speaker
           WHERE tc.toll IN (
               SELECT toll FROM event_tolls WHERE event = e.id UNION SELECT id FROM tolls WHERE event = e.id
               UNION SELECT w.toll FROM account_events ae JOIN account_tolls w ON w.account = ae.account
               JOIN tolls y ON y.id = w.toll AND y.event IS NULL
               WHERE ae.event = e.id
               AND NOT EXISTS (SELECT 1 FROM account_events b WHERE b.account = ae.account AND b.event < e.id))
           AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.article = a.id AND v.uid = c.uid AND v.verdict = 'rejected')
           ORDER BY tc.toll, tc.position))
FROM chosen
JOIN events e ON e.id = chosen.event
JOIN articles a ON a.id = e.article
JOIN sentences s ON s.id = e.sentence
LEFT JOIN origins o ON o.article = a.id
LEFT JOIN times t ON t.id = e.time
LEFT JOIN places p ON p.id = e.place
ORDER BY chosen.unit, chosen.event

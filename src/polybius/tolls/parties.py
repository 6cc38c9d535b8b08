"""Whose figure it is: the event it belongs to, who did it, and whom it counts."""

from bisect import bisect_right
from itertools import accumulate

from polybius.tolls.figure import Figure
from polybius.tolls.lexicon import causes, governors, words_of
from polybius.vocabulary import Cast, Clause, Doc, Event

DEPTH = 4
UPWARD = frozenset({"participle", "argument", "relative", "coordination"})
IN_THE_COURSE = frozenset({"in", "during", "by", "from", "after", "of", "under"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONSULT", "AGREE", "CONCEDE", "COOPERATE"})
NO_HARM = SPOKEN | {"AID", "RETREAT", "INVESTIGATE"}
HELPLESS = frozenset({"find", "discover", "recover", "locate", "pronounce", "declare", "include", "lose", "identify",
                      "report", "confirm", "list", "mourn", "bury", "treat", "rush", "take", "transport"})  # fmt: skip
SUFFERED = frozenset({"die", "perish", "drown", "fall", "succumb", "disappear", "vanish", "flee", "escape", "survive"})
ENDING = frozenset({"end", "stop", "halt", "settle", "resolve", "mediate", "negotiate", "investigate", "condemn"})
HARM = ("killed", "injured")
TELLING = ("ngo", "media")
AROUND = frozenset({"at", "near", "outside"})
NOT_DONE = frozenset({"missing", "involved"})


class Scene:
    """The clauses, actors and events of a document, found by token and by place."""

    def __init__(self, doc: Doc, clauses: tuple[Clause, ...], cast: Cast, events: tuple[Event, ...]) -> None:
        self.clauses, self.cast = clauses, cast
        self.nouns = {c.head: c for c in clauses if c.kind == "noun"}
        doing = {a for token, at in cast.at.items() if doc.tokens[token].lemma.lower() not in causes() for a in at}
        self.known = {a.id for a in cast.actors if (a.kind != "unknown" or a.country) and a.id in doing}
        self.harmless = {a.id for a in cast.actors if a.kind in TELLING or a.name.lower() in words_of("sites")}
        self.within: dict[int, list[Clause]] = {}
        for clause in clauses:
            if clause.parent is not None and clause.link == "participle" and clause.marker in IN_THE_COURSE:
                self.within.setdefault(clause.parent, []).append(clause)
        self.sites = {
            t.i for t in doc.tokens if t.dep == "pobj" and doc.tokens[t.head].lower in ("at", "near", "outside")
        }
        self.coded = {a.id for a in cast.actors if a.country or a.code.strip("-")}
        self.events: dict[int, Event] = {}
        ordered = sorted(events, key=lambda e: e.start)
        reached = list(accumulate((e.end for e in ordered), max))
        for clause in clauses:
            first = bisect_right(reached, clause.start)
            if first < len(ordered) and ordered[first].start < clause.end:
                self.events[clause.i] = ordered[first]

    def event_of(self, figure: Figure) -> Event | None:
        """The event whose trigger is the figure's clause, the attack that is its subject, or the clause it hangs on."""
        at = figure.clause
        for _ in range(DEPTH):
            if at is None:
                return None
            clause = self.clauses[at]
            if at in self.events and self.events[at].type not in (NO_HARM if figure.effect in HARM else ()):
                return self.events[at]
            for token in clause.subject:
                if token in self.nouns and self.nouns[token].i in self.events:
                    return self.events[self.nouns[token].i]
            at = clause.parent if clause.link in UPWARD else None
        return None

    def perpetrators(self, figure: Figure) -> tuple[str, ...]:
        """Who did it: the actors of the event, else of the clause, of the attack it names, or of the clause above."""
        event = self.event_of(figure)
        victims = set(figure.who.actors) | (self.harmless if figure.effect in HARM else set())
        if figure.effect in NOT_DONE and event is None:
            return ()
        if event is not None and (
            found := tuple(a for a in event.actor if a not in victims and (a in self.known or a in self.coded))
        ):
            return found
        at = figure.clause
        for _ in range(DEPTH):
            if at is None:
                return ()
            clause = self.clauses[at]
            ending = clause.predicate in ENDING or clause.phase == "end"
            if at != figure.clause and (ending or governors().get(clause.predicate) == "real"):
                return ()
            above = self.events[at].actor if at in self.events and at != figure.clause else ()
            if figure.effect in HARM and at != figure.clause and self._is_other_act(at):
                return ()
            found = tuple(a for a in (*above, *self._doers(clause, figure)) if a in self.known and a not in victims)
            if found:
                return tuple(dict.fromkeys(found))
            at = clause.parent if clause.link in UPWARD - {"coordination"} else None
        return ()

    def all_perpetrators(self, figures: list[Figure], same_as: dict[int, int | None]) -> dict[int, tuple[str, ...]]:
        """The perpetrators of each figure; without any, those of the harm told beside it or of what it restates."""
        found = {n: self.perpetrators(figures[n]) for n in same_as}
        told: dict[int, list[int]] = {}
        for n in same_as:
            if figures[n].effect in HARM:
                told.setdefault(figures[n].sentence, []).append(n)
        for n in same_as:
            figure, root = figures[n], same_as[n]
            if found[n] or figure.effect not in HARM:
                continue
            if root is not None and found.get(root):
                found[n] = found[root]
                continue
            own = set(figure.who.actors)
            found[n] = next((found[m] for m in told[figure.sentence] if found[m] and not own & set(found[m])), ())
        return found

    def _is_other_act(self, at: int) -> bool:
        """Whether a clause tells of another act than the harm: an arrest "in the killing of", a word about a death."""
        return at in self.events and self.events[at].type not in ("ASSAULT", "PROTEST", "MOBILIZE")

    def _doers(self, clause: Clause, figure: Figure) -> list[str]:
        """The actors of a clause's subject, and of an attack in the course of which it happened."""
        nouns = [self.nouns[t] for p, t in clause.oblique if p in IN_THE_COURSE and t in self.nouns]
        suffers = figure.token in clause.subject or (clause.predicate in SUFFERED and not clause.object)
        suffers |= clause.predicate in HELPLESS or clause.kind == "copula"
        tokens = [] if suffers else [t for t in clause.subject if t not in self.sites]
        found: list[str] = []
        for token in tokens:
            inner = self.nouns.get(token)
            for subject in inner.subject if inner is not None else (token,):
                found += [a for a in self.cast.at.get(subject, ()) if a not in found]
        for inner in self.within.get(clause.i, ()):
            for token in (t for p, t in inner.oblique if p == "by"):
                found += [a for a in self.cast.at.get(token, ()) if a not in found]
        for noun in nouns:
            event = self.events.get(noun.i)
            actors = event.actor if event is not None else ()
            found += [a for a in actors if a not in found]
            for subject in noun.subject:
                found += [a for a in self.cast.at.get(subject, ()) if a not in found]
        return found

    def counted(self, figures: list[Figure], n: int, same_as: int | None) -> tuple[str, ...]:
        """The actors counted: the noun's; those of the figure it restates, or of the one before ("six others")."""
        figure = figures[n]
        own = figure.who.actors
        if same_as is not None and figure.who.elliptic and figures[same_as].who.actors:
            return figures[same_as].who.actors
        before = self._counted_before(figures, n) if figure.who.elliptic else ()
        if before or any(a in self.coded for a in own):
            return before or own
        if same_as is not None and figures[same_as].who.actors:
            return figures[same_as].who.actors
        if figure.effect == "involved" and figure.clause is not None:
            sender = self.clauses[figure.clause]
            sent = () if figure.token in sender.subject else sender.subject
            return next((at for t in sent if set(at := self.cast.at.get(t, ())) & self.coded), own)
        return own

    def _counted_before(self, figures: list[Figure], n: int) -> tuple[str, ...]:
        """Those whom the last figure told counts, which "six others" goes on with."""
        figure = figures[n]
        for earlier in reversed(figures[:n]):
            if earlier.unit == figure.unit and not earlier.who.elliptic and figure.sentence - earlier.sentence <= 1:
                return earlier.who.actors
        return ()

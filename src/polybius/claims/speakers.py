"""The actors behind the words: who speaks, to whom, and through which outlet."""

from polybius.claims.antecedents import antecedents
from polybius.claims.candidate import Candidate
from polybius.claims.citing import CITING, can_tell
from polybius.claims.lexicon import channels
from polybius.claims.subjects import quoting_subject
from polybius.claims.tree import Tree
from polybius.tables import word_list
from polybius.vocabulary import Cast, Clause

MINDFUL = frozenset({"think", "want", "mind", "attitude"})
ARMED = frozenset({"REB", "UAF", "MIL", "COP", "SEP", "INS"})
REASONS = ("for", "over", "as")
RESPONSIBLE = "015"
UNNAMED = "unnamed"
RELATIVE = frozenset({"who", "which", "that"})


class Speakers:
    """Looks up the actors that the tokens of a document denote."""

    def __init__(self, tree: Tree, clauses: tuple[Clause, ...], cast: Cast) -> None:
        """Index clauses by their heads and the cast's media."""
        self.tree = tree
        self.cast = cast
        self.subjects = {c.head: c.subject for c in clauses if c.subject and c.kind == "verb"}
        self.negated = frozenset(c.head for c in clauses if c.negated)
        self.media = frozenset(a.id for a in cast.actors if a.kind == "media")
        self.kinds = {a.id: a.kind for a in cast.actors}
        self.unnamed = frozenset(a.id for a in cast.actors if all(m.form == "pronoun" for m in a.mentions))
        self.armed = frozenset(a.id for a in cast.actors if a.sector in ("REB", "UAF"))
        self.forces = frozenset(a.id for a in cast.actors if a.sector in ARMED)
        self.standing: dict[int, int] = {}
        self.things = frozenset(a.id for a in cast.actors if a.kind == "unknown")

    def follow(self, told: list[Candidate]) -> None:
        """Take in who speaks where, so that "it" and "one of them" mean who spoke last."""
        self.standing = antecedents(self.tree, told, self._kind)

    def _kind(self, token: int) -> str | None:
        ids = self.at(token)
        if not ids:
            return None
        return UNNAMED if ids[0] in self.unnamed else self.kinds[ids[0]]

    def at(self, token: int | None) -> tuple[str, ...]:
        """Ids of the actors a token denotes, or the noun a relative pronoun stands for."""
        if token is None:
            return ()
        found = self.cast.at.get(token)
        if found:
            return found
        word = self.tree.tokens[token]
        if word.lower in RELATIVE:
            verb = word.head
            while self.tree.tokens[verb].dep in {"conj", "aux", "ccomp", "xcomp"}:
                verb = self.tree.tokens[verb].head
            if self.tree.tokens[verb].dep == "relcl":
                return self.cast.at.get(self.tree.tokens[verb].head, ())
        for c in word.children:
            if self.tree.tokens[c].dep == "prep" and self.tree.tokens[c].lower == "of":
                for g in self.tree.tokens[c].children:
                    if g in self.cast.at:
                        return self.cast.at[g]
        return ()

    def actor(self, candidate: Candidate) -> str | None:
        """The speaker of a claim: the owner of the statement where a statement speaks."""
        return next(iter(self._speaking(candidate)), None)

    def joint(self, candidate: Candidate) -> tuple[str, ...]:
        """Those who say it together with the speaker: "Iran and Syria denied", "both said"."""
        ids = self._speaking(candidate)
        head = candidate.speaker
        joined: list[str] = []
        while head is not None:
            head = next((c for c in self.tree.tokens[head].children if self.tree.tokens[c].dep == "conj"), None)
            joined += self.at(head)[:1]
        return tuple(dict.fromkeys(i for i in (*ids[1:], *joined) if i != ids[0])) if ids else ()

    def owned_up(self, candidate: Candidate, stance: str, comment: str) -> str:
        """The stance, which is claiming responsibility where armed people say that they did it."""
        armed = any(self.kinds[i] == "armed_group" or i in self.armed for i in self._speaking(candidate)[:1])
        return "claim_responsibility" if armed and stance == "say" and comment == RESPONSIBLE else stance

    def _speaking(self, candidate: Candidate) -> tuple[str, ...]:
        if candidate.speaker is None:
            return ()
        named = self.standing.get(candidate.speaker, candidate.speaker)
        token = self._owner(named)
        ids = self.at(token) if token is not None else ()
        if not ids:
            ids = self.at(named)
        if not ids:
            ids = tuple(i for s in self.subjects.get(candidate.cue, ()) for i in self.cast.at.get(s, ()))
        return ids

    def can_mean(self, candidate: Candidate) -> bool:
        """Whether the speaker can have the thought or wish that is reported: "the night saw" reports none."""
        if self._strikes(candidate):
            return False
        if candidate.row.kind not in MINDFUL or candidate.speaker is None:
            return True
        if can_tell(self.tree, candidate.speaker):
            return True
        ids = self.cast.at.get(candidate.speaker, ())
        return self.tree.tokens[candidate.speaker].pos != "NOUN" or not ids or any(i not in self.things for i in ids)

    def _strikes(self, candidate: Candidate) -> bool:
        """Whether armed people do with arms what others do with words: "gunmen attacked a convoy"."""
        if candidate.speaker is None or self.tree.tokens[candidate.cue].lemma not in word_list("claims/blows.txt"):
            return False
        armed = any(i in self.forces or self.kinds[i] == "armed_group" for i in self.at(candidate.speaker))
        return armed and not any(self._after(candidate.cue, reason) for reason in REASONS)

    def withholds(self, candidate: Candidate, stance: str) -> bool:
        """Whether the cue says that something was neither confirmed nor denied."""
        return stance in ("confirm", "deny") and candidate.cue in self.negated and candidate.row.stance == stance

    def _owner(self, token: int) -> int | None:
        """The possessor or maker of a statement, report or letter that is said to say something."""
        tokens = self.tree.tokens
        known = channels().get(tokens[token].lower)
        if known is None or known.via:
            return None
        for c in tokens[token].children:
            if tokens[c].dep == "poss":
                return c
            if tokens[c].dep in {"prep", "agent"} and tokens[c].lower in {"by", "from", "of"}:
                return next((g for g in tokens[c].children if tokens[g].dep == "pobj"), None)
        printed = (g for c in tokens[token].children if tokens[c].lower in {"in", "on"} for g in tokens[c].children)
        return next((g for g in printed if self.media.intersection(self.at(g))), None)

    def via(self, candidate: Candidate, through: list[int], carriers: tuple[int | None, ...]) -> tuple[str, ...]:
        """Outlets and means: media that are spoken to, websites and broadcasts that carry it."""
        found: list[str] = []
        for token in through:
            found += self.at(token)[:1]
        found += [i for token in carriers for i in self.at(token) if i in self.media]
        speaker = candidate.speaker
        if speaker is not None and self._owner(speaker) is not None:
            found += self.at(speaker)[:1]
        found += [i for token in _quoting_it(self.tree, speaker) for i in self.at(token)[:1]]
        if candidate.how == "quoted":
            subject = quoting_subject(self.tree, candidate.cue)
            found += self.at(self.standing.get(subject, subject) if subject is not None else None)[:1]
            found += [i for c in self._after(candidate.cue, "by") for i in self.at(c)[:1] if i in self.media]
        return tuple(dict.fromkeys(i for i in found if i != self.actor(candidate)))

    def _after(self, cue: int, preposition: str) -> list[int]:
        """The nouns of a preposition that hangs on a cue."""
        tokens = self.tree.tokens
        hung = (c for c in tokens[cue].children if tokens[c].lower == preposition)
        return [g for c in hung for g in tokens[c].children if tokens[g].dep == "pobj"]


def _quoting_it(tree: Tree, speaker: int | None) -> list[int]:
    """Those who quote a speaker in words set beside the name: "Yeltsin, quoted by Interfax, said"."""
    tokens = tree.tokens
    if speaker is None:
        return []
    hung = [v for v in tokens[speaker].children if tokens[v].lemma in CITING and tokens[v].tag == "VBN"]
    agents = [c for v in hung for c in tokens[v].children if tokens[c].dep == "agent"]
    return [g for c in agents for g in tokens[c].children if tokens[g].dep == "pobj"]

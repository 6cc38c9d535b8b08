"""Where those are at home who act: the town of local people, the country of police, courts and crowds."""

from polybius.events.acts import Act
from polybius.events.named_places import NamedPlaces
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Actor, Clause

AT_HOME = frozenset({"COP", "JUD", "CVL", "AGR", "LAB", "EDU", "MED", "OPP"})
AT_HOME_BY_TYPE = {"COERCE": AT_HOME, "PROTEST": AT_HOME, "SANCTION": frozenset({"COP", "JUD"})}
TOLD_BY = frozenset({"ASSAULT", "COERCE", "PROTEST"})


class HomeGround:
    """The places that follow from who acts, who suffers and who tells of it."""

    def __init__(self, scene: Scene, named: NamedPlaces) -> None:
        self.scene = scene
        self.named = named

    def place_of(self, act: Act, clause: Clause) -> str | None:
        """The town of those who do a deed or tell of it, or else the country of those who act at home."""
        return self._local_voice(act, clause) or self.homeland(act, clause) or self._own_soil(act, clause)

    def is_home(self, clause: Clause, place: str) -> bool:
        """Whether nothing says that those who act are of another country than that of a place."""
        countries = {a.country for t in clause.subject for a in self.scene.cast_of(t)} - {None}
        return not countries or self.named.country[place] in countries

    def is_shared(self, clause: Clause, place: str) -> bool:
        """Whether a country is that of one of the parties of a deed, or none of them has one."""
        parties = (*clause.subject, *clause.object, *(t for _, t in clause.oblique))
        countries = {a.country for t in parties for a in self.scene.cast_of(t)} - {None}
        return not countries or self.named.country[place] in countries

    def _own_soil(self, act: Act, clause: Clause) -> str | None:
        """The country of a state that arrests somebody ("Spain arrested two men")."""
        if act.type != "COERCE" or "arrest" not in act.mode:
            return None
        states = (self.named.place_at[t] for t in clause.subject if t in self.named.place_at)
        return next((place for place in states if place in self.named.wide), None)

    def _local_voice(self, act: Act, clause: Clause) -> str | None:
        """The town of those who do a deed or tell of it ("Aleppo residents said", "the mayor of Kharkiv")."""
        if act.type not in TOLD_BY:
            return None
        told, doing = [clause] if clause.kind == "verb" else [], clause
        while clause.parent is not None and self.scene.clauses[clause.parent].sentence == clause.sentence:
            clause = self.scene.clauses[clause.parent]
            told.append(clause)
        tokens = [t for c in told for t in c.subject if self._lemma(t) in words("local people")]
        beside = (p for t in tokens for p in (self.named.named_before(t), self.named.of(t), self.named.under(t)) if p)
        return next((p for p in beside if p not in self.named.wide and self.is_home(doing, p)), None)

    def _lemma(self, token: int) -> str:
        return self.scene.tokens[token].lemma.lower()

    def homeland(self, act: Act, clause: Clause) -> str | None:
        """The country of a police force, a court or a crowd that acts at home, named before it ("Saudi police")."""
        if act.type not in AT_HOME_BY_TYPE:
            return None
        home = {a.country for t in clause.subject for a in self.scene.cast_of(t) if self._acts_at_home(act, t, a)}
        tokens = (t for token in clause.subject for t in (*self._naming(token), *self._counted(token)))
        found = (p for t in tokens if (p := self.named.adjectives.get(t) or self._possessor(t)))
        return next((place for place in found if home == {self.named.country[place]}), None)

    def _acts_at_home(self, act: Act, token: int, actor: Actor) -> bool:
        ruling = act.type == "COERCE" and actor.sector == "GOV" and self._lemma(token) in words("ruling at home")
        return (
            actor.sector in AT_HOME_BY_TYPE[act.type]
            or ruling
            or (act.type == "PROTEST" and actor.kind == "population")
        )

    def _possessor(self, token: int) -> str | None:
        """The country that a body belongs to ("Egypt's police")."""
        return self.named.place_at.get(token) if self.scene.tokens[token].dep == "poss" else None

    def _naming(self, token: int) -> tuple[int, ...]:
        return (token, *self.scene.tokens[token].children)

    def _counted(self, token: int) -> list[int]:
        """The words of the noun that a number word counts ("hundreds of Thai farmers")."""
        tokens = self.scene.tokens
        nouns = (n for c in tokens[token].children if tokens[c].lower == "of" for n in tokens[c].children)
        return [word for noun in nouns for word in self._naming(noun)]

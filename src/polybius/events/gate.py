"""Whether an act is political or violent enough to be an event: who takes part, and what the words are about."""

from functools import cached_property

from polybius.events.acts import Act
from polybius.events.background import is_background
from polybius.events.domains import Domains
from polybius.events.plausible import is_figurative
from polybius.events.scene import Scene, is_collective, is_political
from polybius.events.words import endings
from polybius.vocabulary import Actor, Clause

VICTIMS = frozenset({
    "persons", "armed", "police", "official", "captive", "criminal", "journalist", "person", "facility", "territory",
    "vehicle", "country", "government", "number", "organisation", "armed_group",
})  # fmt: skip
POLITICAL_KINDS = frozenset({"government_body", "armed_group", "party", "person"})
OTHERS = frozenset({"person", "unknown", "media", "collective", "population"})
PUBLIC_KINDS = frozenset({"government_body", "armed_group", "io", "state"})
PEOPLED = frozenset({
    "persons", "person", "armed", "police", "official", "criminal", "organisation", "country", "government", "protest",
    "law", "statement", "medium", "pronoun",
})  # fmt: skip
OFFICIAL = ("057", "091", "094", "112", "0841", "0862")
HANGING = ("relative", "participle")
LEGAL = ("1121", "116", "173")
DEALINGS = frozenset({"CONSULT", "AGREE", "AID", "COOPERATE", "SUPPORT", "REJECT", "ACCUSE"})
HARMING = frozenset({"killed", "injured", "captured", "arrested"})
TRADES = frozenset({"BUS", "LAB", "SPT", "MNC"})
CROWDS = frozenset({"collective", "population", "ngo"})
LABOUR = frozenset({"LAB"})


class Gate:
    """What the document and each of its sentences are about, and who may pass."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.about = Domains(scene)

    def passes(self, act: Act, clause: Clause, acting: tuple[str, ...], suffering: tuple[str, ...]) -> bool:
        """Whether the act is coded."""
        if is_figurative(self.scene, act, clause) or is_background(self.scene, act, clause, self.about.is_story):
            return False
        who = [self.scene.actors[i] for i in acting]
        whom = [self.scene.actors[i] for i in suffering]
        strict = self._is_strict(act, clause)
        in_play = strict and (self.about.is_play(clause) or self.about.is_match(clause))
        if strict and not any(self._is_ruling(a, in_play) for a in (who or whom)):
            return False
        if _is_private_business(act, (*who, *whom)) or (
            who and all(map(_is_club, who)) and not any(map(is_political, whom))
        ):
            return False
        return self._need(act, who, whom, clause) or (not strict and self._is_public(clause))

    def _is_public(self, clause: Clause) -> bool:
        """Whether a named but unknown subject acts in a sentence about states or governments, not about business."""
        if self.about.is_trade or not clause.subject:
            return False
        if not any(self.scene.tokens[t].pos == "PROPN" for t in clause.subject):
            return False
        return clause.sentence in self._political

    @cached_property
    def _political(self) -> frozenset[int]:
        """The sentences that name a state, a government, an armed side or an international organisation."""
        tokens = self.scene.tokens
        return frozenset(
            tokens[i].sentence for i in self.scene.cast.at if any(a.kind in PUBLIC_KINDS for a in self.scene.cast_of(i))
        )

    def _is_strict(self, act: Act, clause: Clause) -> bool:
        """Whether an act stands where only governments, parties and armed sides act in earnest."""
        if self.about.is_play(clause):
            return True
        if act.cameo.startswith(LEGAL):
            return False
        return self.about.is_match(clause) or (self.about.is_private and HARMING.isdisjoint(act.frame.effect))

    def _is_ruling(self, actor: Actor, in_play: bool) -> bool:
        """Whether an actor is a government, an armed side or a party, not merely a country, which may be a team."""
        if self.about.is_private and actor.sector == "UAF":
            return False
        if _is_local(actor) and (self.about.is_private or not actor.country):
            return False
        abroad = actor.kind == "state" and not in_play
        return is_political(actor) and (actor.kind in POLITICAL_KINDS or bool(actor.sector) or abroad)

    def _need(self, act: Act, who: list[Actor], whom: list[Actor], clause: Clause) -> bool:
        if act.type == "THREATEN" and clause.kind == "verb" and clause.subject and not self._is_anyone(clause):
            return False
        need = self.scene.lexicon.need_of(act.cameo)
        both = (*who, *whom)
        if not who and _is_quiet(act, clause) and self._has_victims(clause):
            return True
        if need == "any" or any(is_political(a) for a in who) or self._rules(clause.subject):
            return True
        if act.cameo[:2] == "13" and act.cameo not in ("13", "130", "131"):
            return not clause.subject or self._is_anyone(clause)
        if need == "giver":
            homes = {a.country for a in who if a.country}
            if not who or (not homes and self._is_agency(clause.subject)):
                return any(is_political(a) or is_collective(a) for a in whom)
            return bool(homes) and any(a.country and a.country not in homes for a in whom)
        if need == "crowd":
            return any(is_political(a) or a.kind in CROWDS for a in who)
        if need == "people":
            return any(is_political(a) or is_collective(a) for a in both) or self._has_victims(clause)
        if need == "political" and not who:
            both = (*whom, *(a for t in (*clause.object, *clause.subject) for a in self.scene.cast_of(t)))
            silenced = "censor" in act.mode and any(a.kind == "media" or a.sector == "JRN" for a in both)
            return silenced or any(is_political(a) or is_collective(a) for a in both)
        if any(is_political(a) and (a.country or a.kind != "person" or act.type == "REQUEST") for a in whom):
            return need == "political" or not who or any(is_collective(a) or a.kind in OTHERS for a in who)
        return (need == "political" and any(is_collective(a) for a in both)) or any(is_collective(a) for a in who)

    def _rules(self, tokens: tuple[int, ...]) -> bool:
        """Whether a noun that names a government, its people, its opponents or its arms stands there, known or not."""
        return any("polity" in self.scene.classes_of(t) for t in tokens)

    def _is_agency(self, tokens: tuple[int, ...]) -> bool:
        """Whether donors, charities or agencies of no known home stand there."""
        return any("agency" in self.scene.classes_of(t) for t in tokens)

    def _is_anyone(self, clause: Clause) -> bool:
        """Whether a person, a side or what somebody has written is the subject, and not a thing or a matter."""
        classes = self.scene.classes_of
        return any(not PEOPLED.isdisjoint(classes(t)) or self._is_known(t) for t in clause.subject)

    def _is_known(self, token: int) -> bool:
        return any(actor.kind != "unknown" for actor in self.scene.cast_of(token))

    def _has_victims(self, clause: Clause) -> bool:
        around = (
            self.scene.clauses[clause.parent].oblique if clause.kind == "noun" and clause.parent is not None else ()
        )
        tokens = (*clause.subject, *clause.object, *(t for _, t in (*clause.oblique, *around)), *clause.modifiers)
        return any(not VICTIMS.isdisjoint(self.scene.classes_of(t)) for t in tokens)


def _is_quiet(act: Act, clause: Clause) -> bool:
    """Whether an act that public bodies do is told in the passive without them ("the accord was signed in Paris")."""
    told = clause.passive if clause.kind == "verb" else clause.support is not None
    return told and not clause.subject and clause.link not in HANGING and act.cameo.startswith(OFFICIAL)


def _is_local(actor: Actor) -> bool:
    """Whether an actor is a body or an office that clubs, firms and parishes have as well."""
    return actor.name.lower().endswith(endings("local bodies")) or (actor.role or "").lower().endswith(
        endings("private offices")
    )


def _is_club(actor: Actor) -> bool:
    """Whether an actor is an association of no known country that goes by no name of its own."""
    return not actor.country and actor.name.lower().endswith(endings("clubs"))


def _is_private_business(act: Act, parties: tuple[Actor, ...]) -> bool:
    """Whether companies deal with one another."""
    sectors = {a.sector or a.code for a in parties}
    return act.type in DEALINGS and bool(sectors - LABOUR) and sectors <= TRADES

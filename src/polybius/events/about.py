"""What the words of an event's clause, its act and its parties show of it: contexts and modes."""

from collections.abc import Iterator

from polybius.events.coding import Draft
from polybius.events.scene import Scene
from polybius.events.topics import Phrase, Topic, Topics
from polybius.vocabulary import Actor, Clause

INSIDE = frozenset({
    "compound", "amod", "nmod", "poss", "prep", "pobj", "conj", "pcomp", "acl", "appos", "agent", "npadvmod", "nummod",
})  # fmt: skip
ARGUMENTS = {"nsubj": "subject", "dobj": "object", "nsubjpass": "object", "dative": "indirect", "attr": "object"}
NAMES = frozenset({"PERSON", "GPE", "FAC", "LOC", "WORK_OF_ART"})
SUBORDINATE = frozenset({"purpose", "reason"})
DEPTH = 3


class About:
    """What the arguments of a draft's clause say, ready to be looked up."""

    def __init__(self, scene: Scene, draft: Draft) -> None:
        self.scene = scene
        self.type = draft.act.type
        self.sides = {
            "actor": [scene.actors[i] for i in draft.actor],
            "recipient": [scene.actors[i] for i in draft.recipient],
        }
        self.sides["either"] = self.sides["actor"] + self.sides["recipient"]
        self.kinds = {side: {kind for actor in found for kind in _kinds(actor)} for side, found in self.sides.items()}
        found = _words_of(scene, draft.clause, (*draft.act.contents, *draft.clause.content))
        self.words = dict(sorted(found.items()))

    def shows(self, table: Topics, given: tuple[str, ...], mode: tuple[str, ...], cameo: str) -> tuple[str, ...]:
        """The names of a table that hold, after those given, without those that it takes away."""
        codes = {self.type, *(f"{self.type}:{m}" for m in mode), *(cameo[:n] for n in range(2, len(cameo) + 1))}
        worded = (
            topic
            for role, phrase in _phrases(self.scene, table, self.words)
            for topic in phrase.topics
            if not topic.roles or role in topic.roles
        )
        topics = [
            topic for topic in (*worded, *table.wordless)
            if (not topic.acts or not codes.isdisjoint(topic.acts)) and self._parties_fit(topic)
        ]  # fmt: skip
        every = {*given, *(topic.name for topic in topics)}
        kept = (*given, *(topic.name for topic in topics if topic.unless.isdisjoint(every)))
        return tuple(n for n in dict.fromkeys(kept) if not n.startswith("-") and f"-{n}" not in every)

    def _parties_fit(self, topic: Topic) -> bool:
        """Whether the parties are those that a topic asks for."""
        for side, values, wanted in topic.parties:
            if self.kinds[side].isdisjoint(values) is wanted:
                return False
        if not topic.bounds:
            return True
        mine, theirs = ({a.country for a in self.sides[side] if a.country} for side in ("actor", "recipient"))
        return bool(mine and theirs) and bool(mine & theirs) is (topic.bounds == "home")


def _kinds(actor: Actor) -> tuple[str, ...]:
    return (actor.kind, actor.sector or "", f"{actor.kind}:{actor.sector}")


def _phrases(scene: Scene, table: Topics, words: dict[int, str]) -> Iterator[tuple[str, Phrase]]:
    """The phrases of the table at these tokens (in text order), the longest at each, with the role of their first."""
    end = 0
    for token, role in words.items():
        if token >= end and (phrase := _phrase_at(scene, table, token)):
            yield role, phrase
            end = token + len(phrase.words)


def _phrase_at(scene: Scene, table: Topics, i: int) -> Phrase | None:
    token = scene.tokens[i]
    lemma = token.lemma.lower()
    if token.pos == "VERB" and token.dep != "amod":
        known = table.phrases.get(f"to {lemma}", ())
    else:
        known = table.phrases.get(token.lower, ())
        if lemma != token.lower and (others := table.phrases.get(lemma)):
            known = (*known, *others)
    label = scene.entity_label.get(i, "") if known else ""
    if not known or label in NAMES:
        return None
    alone = label != "ORG" or (i + 1 not in scene.entity_label and i - 1 not in scene.entity_label)
    found = (phrase for phrase in known if (alone or len(phrase.words) > 1) and _continues(scene, i, phrase))
    return max(found, key=lambda phrase: len(phrase.words), default=None)


def _continues(scene: Scene, i: int, phrase: Phrase) -> bool:
    """Whether the words of a phrase after its first stand after a token."""
    if len(phrase.words) == 1:
        return True
    following = scene.tokens[i + 1 : i + len(phrase.words)]
    return len(following) == len(phrase.words) - 1 and all(
        word in (token.lower, token.lemma.lower()) for word, token in zip(phrase.words[1:], following, strict=True)
    )


def _words_of(scene: Scene, clause: Clause, contents: tuple[int, ...], depth: int = 0) -> dict[int, str]:
    """The tokens of a clause's arguments and what hangs inside them, with their roles; those of its content as such."""
    found = {clause.head: "act"}
    if clause.support is not None:
        found[clause.support] = "act"
    arguments = [
        *((t, "object") for t in clause.object), *((t, "indirect") for t in clause.indirect),
        *((t, preposition) for preposition, t in clause.oblique), *((t, "modifier") for t in clause.modifiers),
        *((t, "subject") for t in clause.subject),
    ]  # fmt: skip
    for head in (clause.head, *(() if clause.support is None else (clause.support,))):
        for child in scene.tokens[head].children:
            dep = scene.tokens[child].dep
            if dep in INSIDE and dep != "conj":
                arguments.append((child, scene.tokens[child].lower if dep == "prep" else "modifier"))
            elif dep in ARGUMENTS:
                arguments.append((child, ARGUMENTS[dep]))
    for token, role in arguments:
        _walk(scene, token, role, found)
    if depth < DEPTH:
        below = [i for i in scene.below.get(clause.i, ()) if scene.clauses[i].link in SUBORDINATE]
        for index in dict.fromkeys((*contents, *below)):
            inner = scene.clauses[index]
            for token in _words_of(scene, inner, inner.content, depth + 1):
                found.setdefault(token, "content")
    return found


def _walk(scene: Scene, token: int, role: str, found: dict[int, str]) -> None:
    """Adds a token and what hangs inside its phrase."""
    stack = [token]
    while stack:
        current = stack.pop()
        if current in found:
            continue
        found[current] = role
        node = scene.tokens[current]
        stack.extend(
            child for child in node.children
            if scene.tokens[child].dep in INSIDE or (scene.tokens[child].dep == "dobj" and node.dep in ("acl", "pcomp"))
        )  # fmt: skip

"""Pronouns: whom each refers back to, or, inside a quote, who is speaking."""

from polybius.mentions.cast.knowledge import words_of
from polybius.mentions.cast.pleonasm import stands_for_nobody
from polybius.mentions.cast.salience import commands, governor_subject, pick, speaker_of
from polybius.mentions.cast.scene import Link, Participant, Scene
from polybius.vocabulary import Token

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WE = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves", "myself"})
WHO = frozenset({"who", "which", "that", "whom", "whose"})
THREATS = frozenset({"threaten", "warn", "threat", "warning", "ultimatum"})
REACH = 20
PERSONS = frozenset({"person"})
HUMAN = frozenset({"person", "population", "armed_group"})
MANY = frozenset({"population", "collective"})
THINGS = frozenset({"state", "government_body", "armed_group", "party", "company", "io", "ngo", "media"})


def read_pronoun(scene: Scene, i: int) -> None:
    """Give a pronoun its actors, when it has any."""
    if i in scene.at:
        return
    word = scene.doc.tokens[i].lower
    if word in IT and stands_for_nobody(scene.doc, i):
        return
    link = _link(scene, i, word)
    if link is not None and link.actors:
        scene.link(i, i, link, "pronoun")
    elif word in HE or word in THEY:
        who = scene.add(Participant(scene.doc.tokens[i].text, "person" if word in HE else "unknown", sector="UNK",
                                    gender=HE.get(word, ""), plural=word in THEY))  # fmt: skip
        scene.mention(who, i, i, i + 1, "pronoun", "first mention")


def _link(scene: Scene, i: int, word: str) -> Link | None:
    if word in WHO:
        return Link(_antecedent(scene, i), "pronoun: noun of the relative clause")
    if word in WE:
        return Link(speaker_of(scene, i, reading=True), "pronoun: speaker of the quote")
    if word.endswith(("self", "selves")) and (found := _own_subject(scene, i)):
        return Link(found, "pronoun: subject of its verb")
    if word in HE:
        found = pick(scene, i, HUMAN, plural=False, gender=HE[word])
        return Link(found, "pronoun: person before") if found else _ahead(scene, i, PERSONS, HE[word])
    if word in IT:
        found = _beside(scene, i) or _threatened(scene, i) or pick(scene, i, THINGS, plural=False)
        return Link(found, "pronoun: body before") if found else _ahead(scene, i, THINGS, "")
    return _group(scene, i) if word in THEY else None


def _own_subject(scene: Scene, i: int) -> tuple[Participant, ...]:
    """The subject of the verb a reflexive pronoun belongs to ("set himself on fire")."""
    tokens = scene.doc.tokens
    node = tokens[i]
    for _ in range(5):
        node = tokens[node.head]
        subject = next((c for c in node.children if tokens[c].dep in {"nsubj", "nsubjpass"}), -1)
        if subject >= 0:
            scene.read(subject)
            return scene.at.get(subject, ())
        if node.head == node.i:
            break
    return ()


def _ahead(scene: Scene, i: int, kinds: frozenset[str], gender: str) -> Link | None:
    """The subject of the main clause that a phrase before it belongs to ("After his arrest, X refused")."""
    tokens = scene.doc.tokens
    node, fronted = tokens[i], False
    for _ in range(8):
        if node.head == node.i:
            break
        fronted = fronted or (node.dep in {"advcl", "prep"} and node.i < node.head)
        node = tokens[node.head]
    subject = next((c for c in node.children if tokens[c].dep in {"nsubj", "nsubjpass"}), -1)
    if not fronted or node.dep != "ROOT" or subject < i or tokens[subject].pos == "PRON":
        return None
    scene.read(subject)
    found = scene.at.get(subject, ())
    if len(found) != 1 or found[0].kind not in kinds or found[0].plural:
        return None
    if gender and found[0].gender not in {"", gender}:
        return None
    return Link(found, "pronoun: subject ahead")


def _antecedent(scene: Scene, i: int) -> tuple[Participant, ...]:
    """The noun a relative clause belongs to."""
    tokens = scene.doc.tokens
    node = tokens[i]
    for _ in range(6):
        if node.dep == "relcl":
            return scene.at.get(node.head, ())
        if node.head == node.i:
            return ()
        node = tokens[node.head]
    return ()


def _group(scene: Scene, i: int) -> Link | None:
    """They: those joined in the sentence, a plural noun before, those who met, or a body of many."""
    if found := _joined(scene, i):
        return Link(found, "pronoun: those joined")
    found = pick(scene, i, MANY | THINGS | PERSONS, plural=True)
    if not found or not found[0].plural:
        if pair := _met(scene, i):
            return Link(pair, "pronoun: those who met")
        if found and found[0].kind == "person":
            return None
    return Link(found, "pronoun: group before")


def _met(scene: Scene, i: int) -> tuple[Participant, ...]:
    """Those joined as the subject of the sentence before, or who did something together in it ("X met Y")."""
    tokens, here = scene.doc.tokens, tokens_before(scene, i)
    root = next((t for t in here if t.dep == "ROOT"), None)
    if root is None:
        return ()
    subject = next((c for c in root.children if tokens[c].dep in {"nsubj", "nsubjpass"}), -1)
    found = _together(scene, subject) if subject >= 0 else ()
    if len(found) == 1 and root.lemma.lower() in words_of("together"):
        other = next((c for c in root.children if tokens[c].dep == "dobj"), -1)
        if other < 0:
            joined = (c for c in root.children if tokens[c].lower == "with")
            other = next((n for c in joined for n in tokens[c].children if tokens[n].dep == "pobj"), -1)
        found = (*found, *(_together(scene, other) if other >= 0 else ()))
    alike = {p.kind for p in found} <= PERSONS or {p.kind for p in found} <= {"state", "government_body"}
    return found if len(found) > 1 and alike else ()


def tokens_before(scene: Scene, i: int) -> tuple[Token, ...]:
    """The words of the sentence before that of a token, in the same paragraph or the one above."""
    here = scene.doc.tokens[i].sentence
    if not here:
        return ()
    sentence = scene.doc.sentences[here - 1]
    return tuple(scene.doc.tokens[sentence.first : sentence.last])


def _joined(scene: Scene, i: int) -> tuple[Participant, ...]:
    """Persons or states joined by "and" earlier in the sentence: as its subject whose "their" is, else as objects."""
    tokens = scene.doc.tokens
    barred = governor_subject(scene, i)
    for head, who in scene.before(i, 0):
        if who.kind not in {"person", "state"} or who in barred or tokens[head].quoted != tokens[i].quoted:
            continue
        if who.plural or (tokens[head].dep == "conj" and tokens[tokens[head].head].i in scene.at):
            continue
        found = _together(scene, head)
        if len(found) > 1 and (commands(scene, head, i) or tokens[head].dep in {"dobj", "pobj", "iobj", "dative"}):
            return found if not set(found) & set(barred) else ()
        if scene.subject(head):
            return ()
    return ()


def _together(scene: Scene, head: int) -> tuple[Participant, ...]:
    """The participant of a noun and those that are joined to it."""
    found, at = list(scene.at.get(head, ())), head
    for _ in range(6):
        at = next((c for c in scene.doc.tokens[at].children if scene.doc.tokens[c].dep == "conj" and c > at), -1)
        if at < 0:
            break
        found.extend(p for p in scene.at.get(at, ()) if p not in found)
    return tuple(found)


def _beside(scene: Scene, i: int) -> tuple[Participant, ...]:
    """ "Troops invaded Kuwait and seized its capital": the object of the verb joined to; "Congo and its army"."""
    tokens = scene.doc.tokens
    noun = tokens[tokens[i].head]
    if tokens[i].dep == "poss" and noun.dep == "conj" and tokens[noun.head].pos in {"NOUN", "PROPN"}:
        before = scene.at.get(noun.head, ())
        return before[:1] if before and before[0].kind in THINGS else ()
    verb = tokens[tokens[tokens[i].head].head]
    if tokens[i].dep != "poss" or tokens[tokens[i].head].dep != "dobj" or verb.dep != "conj":
        return ()
    first = tokens[verb.head]
    subjects = [c for v in (first, verb) for c in v.children if tokens[c].dep in {"nsubj", "nsubjpass"}]
    if not subjects or not all(_is_many(scene, c) for c in subjects):
        return ()
    objects = [c for c in first.children if tokens[c].dep == "dobj" and c < verb.i]
    found = [scene.at[c] for c in objects if c in scene.at and scene.at[c][0].kind in THINGS]
    return found[0] if found else ()


def _threatened(scene: Scene, i: int) -> tuple[Participant, ...]:
    """ "Threatened strikes on Syria if it did not disarm": what a condition asks for is asked of the one threatened."""
    tokens = scene.doc.tokens
    verb = tokens[tokens[i].head]
    marks = {tokens[c].lower for c in verb.children if tokens[c].dep in {"mark", "neg"}}
    if tokens[i].dep != "nsubj" or ("unless" not in marks and not ("if" in marks and len(marks) > 1)):
        return ()
    above = next((t for t in range(verb.i - 1, tokens[i].i - REACH, -1) if t >= 0 and tokens[t].lemma in THREATS), -1)
    if above < 0 or tokens[above].sentence != tokens[i].sentence:
        return ()
    between = (scene.at.get(t, ()) for t in range(above + 1, i))
    return next((found for found in between if found and found[0].kind in THINGS), ())


def _is_many(scene: Scene, i: int) -> bool:
    """Whether a noun is one that "its" cannot go back to."""
    found = scene.at.get(i, ())
    return scene.doc.tokens[i].tag in {"NNS", "NNPS"} or any(p.plural or p.kind == "person" for p in found)

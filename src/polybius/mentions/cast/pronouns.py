"""Pronouns: whom each refers back to, or, inside a quote, who is speaking."""

from polybius.mentions.cast.phrases import is_subject
from polybius.mentions.cast.scene import Participant, Scene

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WE = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves", "myself"})
WHO = frozenset({"who", "which", "that", "whom", "whose"})
PERSONS = frozenset({"person"})
HUMAN = frozenset({"person", "population", "armed_group"})
MANY = frozenset({"population", "collective"})
THINGS = frozenset({"state", "government_body", "armed_group", "party", "company", "io", "ngo", "media"})
SPEECH = frozenset({
    "say", "tell", "add", "state", "declare", "announce", "insist", "claim", "warn", "note", "explain", "argue",
    "write", "reply", "respond", "ask", "emphasize", "stress", "vow", "promise", "acknowledge", "admit", "continue",
    "comment", "recall", "report", "urge", "call", "remark", "assert", "conclude", "accuse", "shout", "observe",
    "tweet",
})  # fmt: skip


def read_pronoun(scene: Scene, i: int) -> None:
    """Give a pronoun its actors, when it has any."""
    if i in scene.at:
        return
    word = scene.doc.tokens[i].lower
    if word in WHO:
        found = _antecedent(scene, i)
    elif word in WE:
        found = _speaker(scene, i)
    elif word in HE:
        found = _pick(scene, i, HUMAN, plural=False, gender=HE[word])
    elif word in IT:
        found = _pick(scene, i, THINGS, plural=False)
    elif word in THEY:
        found = _group(scene, i)
    else:
        return
    if found:
        scene.mention(found[0], i, i, i + 1, "pronoun")
        scene.at[i] = found
    elif word in HE or word in THEY:
        who = scene.add(Participant(scene.doc.tokens[i].text, "person" if word in HE else "unknown", sector="UNK",
                                    gender=HE.get(word, ""), plural=word in THEY))  # fmt: skip
        scene.mention(who, i, i, i + 1, "pronoun")


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


def _speaker(scene: Scene, i: int) -> tuple[Participant, ...]:
    """Who says the quote a pronoun stands in."""
    doc = scene.doc
    token = doc.tokens[i]
    if not token.quoted:
        return ()
    here = token.sentence
    for s in (here, here + 1, here - 1, here - 2):
        if 0 <= s < len(doc.sentences) and abs(doc.sentences[s].paragraph - doc.sentences[here].paragraph) <= 1:
            sentence = doc.sentences[s]
            for t in doc.tokens[sentence.first : sentence.last]:
                if t.lemma in SPEECH and not t.quoted and t.pos == "VERB":
                    for c in t.children:
                        if doc.tokens[c].dep in {"nsubj", "nsubjpass"} and not doc.tokens[c].quoted and c in scene.at:
                            return scene.at[c]
    return ()


def _group(scene: Scene, i: int) -> tuple[Participant, ...]:
    return _pick(scene, i, MANY | THINGS | PERSONS, plural=True)


def _governor_subject(scene: Scene, i: int) -> tuple[Participant, ...]:
    """The subject of the verb an object pronoun belongs to: it cannot be the same."""
    tokens = scene.doc.tokens
    token = tokens[i]
    if token.dep in {"poss"} or is_subject(scene.doc, i):
        return ()
    node = tokens[token.head]
    for _ in range(4):
        if node.pos in {"VERB", "AUX"}:
            own = [scene.at.get(c, ()) for c in node.children if tokens[c].dep in {"nsubj", "nsubjpass"}]
            if own or node.dep != "conj":
                return own[0] if own else ()
        if node.head == node.i:
            break
        node = tokens[node.head]
    return ()


def _pick(scene: Scene, i: int, kinds: frozenset[str], *, plural: bool, gender: str = "") -> tuple[Participant, ...]:
    """The best earlier mention: near, a subject, of the right number and gender."""
    tokens = scene.doc.tokens
    barred = _governor_subject(scene, i)
    speaker = _speaker(scene, i) if tokens[i].quoted else ()
    best, best_score = None, -99.0
    for head, who in scene.before(i, 3):
        if who.kind not in kinds or who in barred or who in speaker or head == i:
            continue
        if gender and ((who.gender and who.gender != gender) or (who.kind != "person" and not who.gender)):
            continue
        score = _salience(scene, i, head)
        if plural:
            score += 3 if who.plural else (-6 if who.kind in {"person", "state"} else -1)
        elif who.plural:
            score -= 6
        if gender and who.gender == gender:
            score += 2
        if score > best_score:
            best, best_score = who, score
    return (best,) if best is not None and best_score > -12 else ()


def _commands(scene: Scene, head: int, i: int) -> bool:
    """Whether a subject's verb stands above a pronoun in the tree."""
    tokens = scene.doc.tokens
    if tokens[head].dep not in {"nsubj", "nsubjpass"}:
        return False
    verb, node = tokens[head].head, i
    for _ in range(12):
        if node == verb:
            return True
        if tokens[node].head == node:
            return False
        node = tokens[node].head
    return False


def _salience(scene: Scene, i: int, head: int) -> float:
    tokens = scene.doc.tokens
    apart = tokens[i].sentence - tokens[head].sentence
    score = -3.0 * apart - 0.05 * min(i - head, 40)
    if scene.subject(head):
        score += 3 if apart else 2
    if not apart and _commands(scene, head, i):
        score += 2.5
    if tokens[head].dep in {"dobj", "iobj", "dative"}:
        score += 0.5
    if tokens[head].dep in {"poss", "compound", "amod", "nmod"}:
        score -= 1.5
    return score

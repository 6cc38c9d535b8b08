"""Pronouns: whom each refers back to, or, inside a quote, who is speaking."""

from polybius.mentions.cast.knowledge import speaking_verbs, words_of
from polybius.mentions.cast.phrases import is_subject
from polybius.mentions.cast.scene import Participant, Scene

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WE = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves", "myself"})
WHO = frozenset({"who", "which", "that", "whom", "whose"})
DEMANDS = frozenset(
    {"demand", "insist", "require", "urge", "request", "ask", "propose", "recommend", "suggest", "order"}
)
THREATS = frozenset({"threaten", "warn", "threat", "warning", "ultimatum"})
REACH = 20
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
        found, rule = _antecedent(scene, i), "pronoun: noun of the relative clause"
    elif word in WE:
        found, rule = speaker_of(scene, i), "pronoun: speaker of the quote"
    elif word in HE:
        found, rule = _pick(scene, i, HUMAN, plural=False, gender=HE[word]), "pronoun: person before"
    elif word in IT:
        found = _beside(scene, i) or _threatened(scene, i) or _pick(scene, i, THINGS, plural=False)
        rule = "pronoun: body before"
    elif word in THEY:
        found, rule = _group(scene, i), "pronoun: group before"
    else:
        return
    if found:
        scene.mention(found[0], i, i, i + 1, "pronoun", rule)
        scene.at[i] = found
    elif word in HE or word in THEY:
        who = scene.add(Participant(scene.doc.tokens[i].text, "person" if word in HE else "unknown", sector="UNK",
                                    gender=HE.get(word, ""), plural=word in THEY))  # fmt: skip
        scene.mention(who, i, i, i + 1, "pronoun", "first mention")


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


def speaker_of(scene: Scene, i: int) -> tuple[Participant, ...]:
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
    joined = _joined(scene, i)
    return joined or _pick(scene, i, MANY | THINGS | PERSONS, plural=True)


def _joined(scene: Scene, i: int) -> tuple[Participant, ...]:
    """Persons or states joined by "and" earlier in the sentence: as its subject whose "their" is, else as objects."""
    tokens = scene.doc.tokens
    barred = _governor_subject(scene, i)
    for head, who in scene.before(i, 0):
        if who.kind not in {"person", "state"} or who in barred or tokens[head].quoted != tokens[i].quoted:
            continue
        if who.plural or (tokens[head].dep == "conj" and tokens[tokens[head].head].i in scene.at):
            continue
        found = _together(scene, head)
        if len(found) > 1 and (_commands(scene, head, i) or tokens[head].dep in {"dobj", "pobj", "iobj", "dative"}):
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
    accuser = _accuser(scene, i)
    barred = (*_governor_subject(scene, i), *accuser, *_demanding(scene, i))
    speaker = speaker_of(scene, i) if tokens[i].quoted else ()
    verb = _spoken_by(scene, i)
    told = _told_before(scene, verb, i)
    best, best_score = None, -99.0
    for head, who in scene.before(i, 3):
        if who.kind not in kinds or who in barred or who in speaker or head == i or head in told:
            continue
        if gender and ((who.gender and who.gender != gender) or (who.kind != "person" and not who.gender)):
            continue
        score = _salience(scene, i, head)
        if verb >= 0 and tokens[head].sentence < tokens[i].sentence and _speaks(scene, head):
            score += 2.5
        if plural:
            score += 3 if who.plural else (-6 if who.kind in {"person", "state"} else -1)
        elif who.plural:
            score -= 6
        if gender and who.gender == gender:
            score += 2
        if who.sector == "JRN" and tokens[tokens[head].head].lemma == "report":
            score -= 5
        if accuser and tokens[head].dep == "dobj" and tokens[tokens[head].head].lemma in words_of("backing"):
            score += 5
        if score > best_score:
            best, best_score = who, score
    return (best,) if best is not None and best_score > -12 else ()


def _accuser(scene: Scene, i: int) -> tuple[Participant, ...]:
    """Who accuses somebody of helping others: the others are not the accuser ("accused the army of arming them")."""
    tokens = scene.doc.tokens
    verb = tokens[tokens[i].head]
    while verb.dep == "conj" and verb.tag == "VBG":
        verb = tokens[verb.head]
    if verb.dep != "pcomp" or verb.lemma.lower() not in words_of("backing"):
        return ()
    accusing = tokens[tokens[verb.head].head]
    subjects = (c for c in accusing.children if tokens[c].dep == "nsubj")
    return tuple(p for c in subjects for p in scene.at.get(c, ()))


def _demanding(scene: Scene, i: int) -> tuple[Participant, ...]:
    """Who asks for something to be done is not who is to do it ("Lebanon demanded that it release them")."""
    tokens = scene.doc.tokens
    verb = tokens[tokens[i].head]
    demand = tokens[verb.head]
    if tokens[i].dep != "nsubj" or verb.dep != "ccomp" or verb.tag not in {"VB", "VBP"} or demand.lemma not in DEMANDS:
        return ()
    if demand.lemma == "insist" and any(tokens[c].dep == "aux" for c in verb.children):
        return ()
    if tokens[i].lower == "they" and demand.tag != "VBD":
        return ()
    while demand.dep == "conj" and all(tokens[c].dep != "nsubj" for c in demand.children):
        demand = tokens[demand.head]
    return tuple(p for c in demand.children if tokens[c].dep == "nsubj" for p in scene.at.get(c, ()))


def _spoken_by(scene: Scene, i: int) -> int:
    """The verb of saying, asking or judging whose subject a pronoun is in a main clause, -1 when there is none."""
    tokens = scene.doc.tokens
    if tokens[i].dep != "nsubj":
        return -1
    verb = tokens[tokens[i].head]
    return verb.i if verb.dep in {"ROOT", "parataxis"} and verb.lemma.lower() in speaking_verbs() else -1


def _told_before(scene: Scene, verb: int, i: int) -> range:
    """The words of its sentence that stand before "he said" and are what he said."""
    tokens = scene.doc.tokens
    if verb < 0:
        return range(0)
    first = scene.doc.sentences[tokens[i].sentence].first
    before = any(tokens[c].dep == "ccomp" and c < i for c in tokens[verb].children)
    return range(first, i) if before or tokens[verb].dep == "parataxis" else range(0)


def _speaks(scene: Scene, head: int) -> bool:
    """Whether a mention is the subject of the main verb of its sentence and that verb one of saying or judging."""
    tokens = scene.doc.tokens
    if tokens[head].dep != "nsubj" or tokens[head].quoted:
        return False
    verb = tokens[tokens[head].head]
    return verb.lemma.lower() in speaking_verbs() and verb.dep in {"ROOT", "parataxis"}


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

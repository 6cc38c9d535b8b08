"""Which of those spoken of before a pronoun most likely means: near, a subject, of its number and gender."""

from polybius.mentions.cast.knowledge import speaking_verbs, words_of
from polybius.mentions.cast.phrases import is_subject
from polybius.mentions.cast.scene import Participant, Scene
from polybius.vocabulary import Doc, Token

DEMANDS = frozenset(
    {"demand", "insist", "require", "urge", "request", "ask", "propose", "recommend", "suggest", "order"}
)
CLOSING = frozenset({"”", '"', "''", "»"})
SPEECH = frozenset({
    "say", "tell", "add", "state", "declare", "announce", "insist", "claim", "warn", "note", "explain", "argue",
    "write", "reply", "respond", "ask", "emphasize", "stress", "vow", "promise", "acknowledge", "admit", "continue",
    "comment", "recall", "report", "urge", "call", "remark", "assert", "conclude", "accuse", "shout", "observe",
    "tweet",
})  # fmt: skip


def speaker_of(scene: Scene, i: int, *, reading: bool = False) -> tuple[Participant, ...]:
    """Who says the quote a pronoun stands in."""
    doc = scene.doc
    token = doc.tokens[i]
    if not token.quoted:
        return ()
    here = token.sentence
    around = (here, here - 1, here - 2, here + 1) if _ends_quoted(doc, here) else (here, here + 1, here - 1, here - 2)
    for s in around:
        if 0 <= s < len(doc.sentences) and abs(doc.sentences[s].paragraph - doc.sentences[here].paragraph) <= 1:
            sentence = doc.sentences[s]
            for t in doc.tokens[sentence.first : sentence.last]:
                if t.lemma in SPEECH and not t.quoted and t.pos == "VERB":
                    for c in t.children:
                        if doc.tokens[c].dep in {"nsubj", "nsubjpass"} and not doc.tokens[c].quoted:
                            if reading:
                                scene.read(c)
                            if c in scene.at:
                                return scene.at[c]
    return ()


def _ends_quoted(doc: Doc, here: int) -> bool:
    """Whether a quotation closes with its sentence and paragraph, so that nobody is named after it."""
    sentence = doc.sentences[here]
    if here + 1 >= len(doc.sentences) or doc.sentences[here + 1].paragraph == sentence.paragraph:
        return False
    return doc.tokens[sentence.last - 1].text in CLOSING and not doc.tokens[doc.sentences[here + 1].first].quoted


def governor_subject(scene: Scene, i: int) -> tuple[Participant, ...]:
    """The subject of the verb an object pronoun belongs to: it cannot be the same."""
    tokens = scene.doc.tokens
    token = tokens[i]
    if token.dep in {"poss"} or is_subject(scene.doc, i):
        return ()
    node = tokens[token.head]
    for _ in range(4):
        if node.pos in {"VERB", "AUX"}:
            own = [scene.at.get(c, ()) for c in node.children if tokens[c].dep in {"nsubj", "nsubjpass"}]
            if own or not (node.dep == "conj" or _is_meanwhile(scene, node)):
                return own[0] if own else ()
        if node.head == node.i:
            break
        node = tokens[node.head]
    return ()


def _is_meanwhile(scene: Scene, verb: Token) -> bool:
    """Whether a verb without a subject tells what the subject of the verb above did then ("left after meeting it")."""
    return verb.dep == "pcomp" and verb.tag == "VBG" and scene.doc.tokens[verb.head].lower in words_of("meanwhile")


def pick(scene: Scene, i: int, kinds: frozenset[str], *, plural: bool, gender: str = "") -> tuple[Participant, ...]:
    """The best earlier mention: near, a subject, of the right number and gender."""
    tokens = scene.doc.tokens
    accuser = _accuser(scene, i)
    barred = (*governor_subject(scene, i), *accuser, *_demanding(scene, i))
    speaker = speaker_of(scene, i) if tokens[i].quoted else ()
    verb = _spoken_by(scene, i)
    told = _told_before(scene, verb, i)
    best, best_head, best_score = None, -1, -99.0
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
        if _asked_for_own(scene, i, head):
            score += 6
        if who.sector == "JRN" and tokens[tokens[head].head].lemma == "report":
            score -= 5
        if accuser and tokens[head].dep == "dobj" and tokens[tokens[head].head].lemma in words_of("backing"):
            score += 5
        if score > best_score:
            best, best_head, best_score = who, head, score
    if best is None or best_score <= -12:
        return ()
    return () if gender and _is_one_of_two(scene, best_head, gender) else (best,)


def _asked_for_own(scene: Scene, i: int, head: int) -> bool:
    """Whether a possessor is whoever is asked to move what is theirs ("urged Moscow to withdraw its troops")."""
    tokens = scene.doc.tokens
    verb = tokens[tokens[tokens[i].head].head]
    while verb.dep == "conj" and verb.head != verb.i:
        verb = tokens[verb.head]
    if tokens[i].dep != "poss" or verb.tag != "VB" or verb.lemma.lower() not in words_of("moving one's own"):
        return False
    if tokens[head].dep == "nsubj":
        return tokens[head].head == verb.i
    return tokens[head].dep == "dobj" and tokens[head].head == verb.head and verb.dep in {"xcomp", "ccomp", "advcl"}


def _is_one_of_two(scene: Scene, head: int, gender: str) -> bool:
    """Whether a person is joined to another whom the pronoun may mean as well ("Brandt and Lind left. He")."""
    tokens = scene.doc.tokens
    joined = [c for c in tokens[head].children if tokens[c].dep == "conj"]
    if tokens[head].dep == "conj":
        joined.append(tokens[head].head)
    others = [p for c in joined for p in scene.at.get(c, ()) if p not in scene.at.get(head, ())]
    fits = any(p.kind == "person" and not p.plural and p.gender in {"", gender} for p in others)
    here = next((p.gender for p in scene.at.get(head, ())), "")
    return fits and (here != gender or any(p.gender == gender for p in others))


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


def commands(scene: Scene, head: int, i: int) -> bool:
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
    if apart and tokens[i].dep == "nsubjpass" and tokens[tokens[head].head].dep == "agent":
        score -= 3
    if not apart and commands(scene, head, i):
        score += 2.5
    if tokens[head].dep in {"dobj", "iobj", "dative"}:
        score += 0.5
    if tokens[head].dep in {"poss", "compound", "amod", "nmod"}:
        score -= 1.5
    return score

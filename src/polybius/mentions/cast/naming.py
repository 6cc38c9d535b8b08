"""Which person a name in the text means: one named before, one of the tables, or somebody new."""

from polybius.mentions.cast.knowledge import Entry, ambiguous_surnames, given_names, words_of
from polybius.mentions.cast.scene import Participant, Scene
from polybius.mentions.cast.spelling import fold, name_words, skeleton, sounds_alike
from polybius.mentions.cast.titles import holds_title

HIGH = (
    "President", "Prime Minister", "King", "Chancellor", "Premier", "Supreme Leader", "Secretary", "Emir", "Crown",
    "Queen", "Pope", "Foreign Minister", "Chairman", "General Secretary", "Leader", "leader", "Vice President",
)  # fmt: skip
HEAD = ("President of", "Prime Minister of", "King of", "Queen of", "Chancellor of", "Supreme Leader", "Pope")
ROYAL = frozenset({"king", "queen", "prince", "princess", "emir", "sultan", "pope", "crown prince"})
TOLD = ("name", "first mention")


def bearer_of_full_name(scene: Scene, first: int, name: str) -> tuple[Participant, str]:
    """Whom a name of several words means, and the rule that says so."""
    hit = scene.hits.get(first)
    if hit is not None and hit.entries[0].sort == "person":
        return scene.from_entry(best_entry(scene, hit.entries, first)), "name"
    words = name_words(name)
    if len(words) == 1:
        return _bearer(scene, first, words[0], name)
    for who in scene.person_names.get(words[-1], []):
        other = name_words(who.name)
        if other == words or (other[0] == words[0] and other[-1] == words[-1]):
            return who, "name"
    for who in scene.person_sounds.get(skeleton(words[-1]), []):
        other = name_words(who.name)
        if len(other) > 1 and _spelled_alike(words, other):
            return who, "spelling"
    return scene.add(Participant(name, "person", named=True, gender=given_names().get(words[0], ""))), "first mention"


def _spelled_alike(words: list[str], other: list[str]) -> bool:
    """Whether two full names are one in two spellings: both the given and the family name sound alike."""
    if "-".join(words).lower().split("-") == "-".join(other).lower().split("-"):
        return True
    same = words[0] == other[0] or (skeleton(words[0]) == skeleton(other[0]) and len(skeleton(words[0])) > 1)
    return same and len(skeleton(words[-1])) > 1


def bearer_of_single_name(scene: Scene, i: int) -> tuple[Participant, str]:
    """Whom a name of one word means, and the rule that says so."""
    text = scene.doc.tokens[i].text
    return _bearer(scene, i, fold(text), text)


def _bearer(scene: Scene, i: int, name: str, text: str) -> tuple[Participant, str]:
    known = _fitting(scene, i, scene.person_names.get(name, []))
    if known:
        return _last_named(scene, i, known), "part of the name"
    hit, bearers = scene.hits.get(i), scene.directory.surnames.get(name, ())
    if hit is not None and hit.entries[0].sort == "person":
        titled = [e for e in bearers if holds_title(scene, e, i)]
        return scene.from_entry(best_entry(scene, (*hit.entries, *titled), i)), "name"
    entries = [e for e in bearers if is_prominent(scene, e, name)] or [e for e in bearers if _had_title(scene, e, i)]
    if entries:
        return scene.from_entry(best_entry(scene, tuple(entries), i)), "family name of an office holder"
    spelled = [
        p for p in _fitting(scene, i, scene.person_sounds.get(skeleton(name), []))
        if p.entry is None and sounds_alike(name, name_words(p.name)[-1])
    ]  # fmt: skip
    if len(spelled) == 1:
        return spelled[0], "spelling"
    return scene.add(Participant(text, "person", named=True)), "first mention"


def _fitting(scene: Scene, i: int, known: list[Participant]) -> list[Participant]:
    """Of the bearers of a name, those that the title before it may go with."""
    tokens = scene.doc.tokens
    titled = i > 0 and tokens[i - 1].head == i and tokens[i - 1].tag == "NNP"
    if not known or not titled:
        return known
    title = tokens[i - 1].lower
    gender = gender_of(title)
    found = [p for p in known if not gender or not p.gender or p.gender == gender]
    if title in ROYAL:
        given = fold(tokens[i].text)
        found = [p for p in found if name_words(p.name)[-1] == given or title in p.labels or p.entry is not None]
    return [p for p in found if title in p.labels] or found


def _last_named(scene: Scene, i: int, known: list[Participant]) -> Participant:
    """Of the bearers of a name the one last named in full before a token, else the one that came last."""
    if len(known) == 1:
        return known[0]
    start = scene.doc.tokens[i].start
    before = [p for p in known if p.mentions and p.mentions[0].start < start] or known
    full = {max((n for n in p.full_names if n < i), default=-1): p for p in before}
    return full[max(full)] if max(full) >= 0 else before[-1]


def _had_title(scene: Scene, entry: Entry, i: int) -> bool:
    """Whether the title before a surname is one the person has ever held."""
    title = " ".join(t.lower for t in scene.doc.tokens[max(0, i - 2) : i])
    return any(office.role and title.endswith(office.role.split(" of ")[0].lower()) for office in entry.terms)


def is_prominent(scene: Scene, entry: Entry, name: str) -> bool:
    """Whether a bare surname is enough: a high office on the day, or of a country the article speaks of.

    A text that is nothing but a name asks who bears it: any office held on the day or before answers.
    """
    term = scene.term(entry)
    if len(scene.doc.tokens) == 1:
        return bool(scene.date and term.role)
    if name in ambiguous_surnames() or len(name) < 4:
        return bool(scene.date) and term.role.startswith(HIGH) and term.country in scene.country_weight
    if term.role.startswith(HEAD):
        return True
    once = term.sector == "ELI" and not term.role.removeprefix("former ").startswith(HIGH)
    return bool(term.role) and not once and term.country in scene.country_weight


def best_entry(scene: Scene, entries: tuple[Entry, ...], first: int) -> Entry:
    """Of persons with one name, the one with the office of the title, then in office, of a country in the text."""

    def rank(entry: Entry) -> tuple[bool, bool, bool, int, bool]:
        term = scene.term(entry)
        titled = len(entries) > 1 and holds_title(scene, entry, first)
        alone = len(scene.doc.tokens) == 1 and term.role.removeprefix("former ").startswith(HIGH)
        return (
            titled,
            alone,
            bool(term.role) and term.sector != "ELI",
            scene.country_weight[term.country],
            term.role.startswith(HIGH),
        )

    return max(entries, key=rank)


def learn_name(scene: Scene, who: Participant, words: list[str]) -> None:
    """Make a person known under each part of the name, and under how the family name sounds."""
    parts = [fold(w) for w in words]
    for part in parts if len(parts) == 1 else [parts[-1], parts[0]]:
        for form in dict.fromkeys((part, *name_words(part), part.split("-")[-1])):
            if len(form) > 2 and who not in scene.person_names.setdefault(form, []):
                scene.person_names[form].append(who)
    for sound in dict.fromkeys((skeleton(parts[-1]), skeleton(parts[-1].split("-")[-1]))):
        if len(sound) > 1 and who not in scene.person_sounds.setdefault(sound, []):
            scene.person_sounds[sound].append(who)


def gender_of(noun: str) -> str:
    """The gender a noun or title tells."""
    return "f" if noun in words_of("female") else "m" if noun in words_of("male") else ""

"""What is known while a document is read: its participants, where each is mentioned, and who was spoken of last."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from polybius.mentions.cast.directory import Directory
from polybius.mentions.cast.knowledge import Entry, Term, agents, speaking_verbs, term_on, words_of
from polybius.mentions.cast.names import Hit, names_in_context
from polybius.mentions.cast.phrases import INSIDE, is_backer, is_subject
from polybius.mentions.cast.venues import is_home, is_venue
from polybius.vocabulary import Clause, Doc, Mention, PlaceMention
from polybius.vocabulary.record import ActorKind, MentionForm

STATELY = frozenset({"state", "adjective", "people", "capital"})
NAMED = frozenset({"person", "body"})
ABROAD = frozenset({"", "IGO", "NGO", "IMG", "MNC", "UNO", "EUR", "ISM"})
RULING = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
POLITICAL = RULING | {"OPP", "PTY"}


@dataclass(slots=True, eq=False)
class Participant:
    """An actor being put together; `labels` are the lower-case nouns it was called by."""

    name: str
    kind: ActorKind = "unknown"
    country: str = ""
    sector: str = ""
    role: str = ""
    gender: str = ""
    plural: bool = False
    named: bool = False
    reference: str = ""
    entry: Entry | None = None
    labels: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    full_names: list[int] = field(default_factory=list)
    index: int = -1
    settled: bool = False
    others: tuple[str, ...] = ()
    titled: bool = False


class Link(NamedTuple):
    """The actors that words denote, and in a few fixed words why: `Mention.rule`."""

    actors: tuple[Participant, ...]
    rule: str


type Reader = Callable[["Scene", int], object]


class Scene:
    """A document with its participants; every mention is noted once, by the token of its head."""

    def __init__(
        self,
        doc: Doc,
        clauses: tuple[Clause, ...],
        places: tuple[PlaceMention, ...],
        directory: Directory,
        reader: Reader,
    ) -> None:
        self.doc = doc
        self.directory = directory
        self.reader = reader
        self.subjects = {i for clause in clauses if clause.kind != "noun" for i in clause.subject}
        self.date = (doc.article.published or "")[:10]
        self.hits: dict[int, Hit] = {}
        self.at: dict[int, tuple[Participant, ...]] = {}
        self.busy: set[int] = set()
        self.register: dict[str, Participant] = {}
        self.participants: list[Participant] = []
        self.called: set[str] = set()
        self.spoken: list[tuple[int, int]] = []
        self.person_names: dict[str, list[Participant]] = {}
        self.person_sounds: dict[str, list[Participant]] = {}
        self.name_ends: dict[int, int] = {}
        self.short_names: dict[str, tuple[int, str]] = {}
        self.terms: dict[str, Term] = {}
        self.places = {i: p for p in places for i in range(p.first, p.last)}
        self.found = [hit for hit in names_in_context(doc, directory) if not self._inside_place(hit)]
        for hit in self.found:
            for i in range(hit.first, hit.last):
                self.hits[i] = hit
        self.settings: dict[int, str] = {}
        self.country_weight = self._countries()
        words = Counter(token.lower for token in doc.tokens)
        self.of_police = sum(words[w] for w in words_of("of police")) > sum(words[w] for w in words_of("of army"))

    def _countries(self) -> Counter[str]:
        """How often each country is named, its capital, its people and its places; most where something is in it."""
        weight: Counter[str] = Counter()
        early = len(self.doc.tokens) // 3
        for hit in self.found:
            entry = hit.entries[0]
            aside = is_backer(self.doc, hit.last) or is_venue(self.doc, hit.last - 1)
            if entry.sort in STATELY and entry.terms[0].country and not aside:
                located = 2 if is_home(self.doc, hit.last - 1) else 1
                weight[entry.terms[0].country] += located + (1 if hit.first < early else 0)
            elif entry.kind == "media":
                continue
            elif entry.sort in NAMED and len(hit.entries) == 1 and (country := self.term(entry).country) not in ABROAD:
                weight[country] += 1 + (1 if hit.first < early else 0)
        for i, place in self.places.items():
            if place.first == i and place.place.country and not is_venue(self.doc, place.last - 1):
                weight[place.place.country] += (i not in self.hits) + 2 * self._is_dateline(i)
        return weight

    @cached_property
    def in_two_countries(self) -> frozenset[int]:
        """The sentences that tell of what happened in two countries at once ("in Kenya and Tanzania")."""
        tokens, found = self.doc.tokens, set()
        for t, there in self.places.items():
            here = self.places.get(tokens[t].head)
            if tokens[t].dep != "conj" or here is None or not is_home(self.doc, tokens[t].head):
                continue
            if here.place.country and there.place.country and here.place.country != there.place.country:
                found.add(tokens[t].sentence)
        return frozenset(found)

    def _inside_place(self, hit: Hit) -> bool:
        """Whether the name of a state is only part of the name of a place in another ("New South Wales")."""
        place = self.places.get(hit.first)
        if place is None or hit.entries[0].sort not in STATELY or place.last - place.first <= hit.last - hit.first:
            return False
        country = place.place.country
        inside = place.first <= hit.first and hit.last <= place.last
        return bool(country) and inside and country != hit.entries[0].terms[0].country

    def _is_dateline(self, i: int) -> bool:
        """Whether a token stands in the line that says where the report was written."""
        return self.doc.sentences[self.doc.tokens[i].sentence].part == "lead"

    def add(self, participant: Participant, key: str = "") -> Participant:
        """Note a new participant, under a key when it must be one in the whole document."""
        participant.index = len(self.participants)
        self.called |= participant.labels
        self.participants.append(participant)
        if key:
            self.register[key] = participant
        return participant

    def call(self, who: Participant, noun: str) -> None:
        """Note the words of a noun that a participant is called by; `called` are those of all."""
        words = noun.split()
        who.labels.update(words)
        self.called.update(words)

    def mention(self, who: Participant, head: int, first: int, last: int, form: MentionForm, rule: str) -> None:
        """Note that tokens `first` to `last` speak of a participant, and the rule that says so."""
        tokens = self.doc.tokens
        who.mentions.append(Mention(tokens[first].start, tokens[last - 1].end, form, rule))
        self.at.setdefault(head, (who,))
        insort(self.spoken, (head, who.index))

    def link(self, i: int, first: int, found: Link, form: MentionForm) -> None:
        """Note that tokens `first` to `i` speak of one or more participants."""
        for who in found.actors:
            self.mention(who, i, first, i + 1, form, found.rule)
        self.at[i] = found.actors

    def read(self, i: int) -> None:
        """Give a token its actor, unless it has one or is being read."""
        self.reader(self, i)

    def before(self, i: int, sentences: int = 4) -> Iterator[tuple[int, Participant]]:
        """Mentions before a token, latest first, at most some sentences back."""
        earliest = max(0, self.doc.tokens[i].sentence - sentences)
        start = self.doc.sentences[earliest].first
        at = bisect_left(self.spoken, (i, -1))
        for head, index in reversed(self.spoken[max(0, at - 80) : at]):
            if head < start:
                return
            yield head, self.participants[index]

    def subject(self, i: int) -> bool:
        """Whether a mention is a subject."""
        return i in self.subjects or is_subject(self.doc, i)

    def from_entry(self, entry: Entry) -> Participant:
        """The participant of a known name, one for the document."""
        known = self.register.get(entry.key)
        if known is not None:
            return known
        term = self.term(entry)
        return self.add(
            Participant(entry.name, entry.kind, term.country, term.sector, term.role, entry.gender, named=True,
                        entry=entry, plural=entry.kind == "population", labels=_labels(entry, term)),
            entry.key,
        )  # fmt: skip

    def term(self, entry: Entry) -> Term:
        """What an entry is on the article's date."""
        key = f"{entry.sort}/{entry.key}"
        known = self.terms.get(key)
        if known is None:
            known = self.terms[key] = term_on(entry, self.date)
        return known

    def setting(self, i: int) -> str:
        """The country a sentence is about when its words do not say: of its places and states, then the article's."""
        here = self.doc.tokens[i].sentence
        known = self.settings.get(here)
        if known is None:
            known = self.settings[here] = self._setting(here)
        return known

    def home_of(self, i: int) -> str:
        """The country whose army or parliament a noun means when the sentence says who speaks of it, or where it is."""
        sentence = self.doc.sentences[self.doc.tokens[i].sentence]
        if found := self._sender_of(i) or self._teller_of(i):
            return found
        for t in range(sentence.first, i):
            place = self.places.get(t)
            who = next(iter(self.at.get(t, ())), None)
            at_home = who is not None and who.labels.isdisjoint(words_of("abroad"))
            if who is not None and at_home and who.kind == "person" and who.sector in POLITICAL and self.subject(t):
                weight = self.country_weight[who.country] if who.country else 0
                if weight and 2 * weight >= max(self.country_weight.values()):
                    return who.country
            if place is not None and place.first == t and place.place.country and is_home(self.doc, place.last - 1):
                found = place.place.country
        return found

    def _teller_of(self, i: int) -> str:
        """The country whose own forces tell what its planes did: "jets hit the camp, the Turkish army announced"."""
        tokens = self.doc.tokens
        verb, above = tokens[tokens[i].head], tokens[tokens[tokens[i].head].head]
        if tokens[i].dep != "nsubj" or verb.dep != "ccomp" or above.lemma.lower() not in speaking_verbs():
            return ""
        told = next((c for c in above.children if tokens[c].dep == "nsubj"), None)
        if told is None or tokens[told].lower in words_of("abroad"):
            return ""
        called = (f"{tokens[told - 1].lower} {tokens[told].lower}", tokens[told].lower, tokens[told].lemma.lower())
        if not any((row := agents().get(name)) and row.sector in POLITICAL for name in called):
            return ""
        named = (self.term(self.hits[c].entries[0]).country for c in tokens[told].children if c in self.hits)
        return next((country for country in named if country), "")

    def _sender_of(self, i: int) -> str:
        """The country whose own forces are sent or withdrawn: that of the state or government which is the subject."""
        tokens = self.doc.tokens
        verb = tokens[tokens[i].head]
        if tokens[i].dep != "dobj" or verb.lemma.lower() not in words_of("deploying"):
            return ""
        for _ in range(4):
            for c in verb.children:
                if tokens[c].dep == "nsubj":
                    who = next(iter(self.at.get(c, ())), None)
                    stately = who is not None and (who.kind in {"state", "government_body"} or who.sector in POLITICAL)
                    return who.country if who is not None and stately and who.country not in ABROAD else ""
            if verb.dep not in {"xcomp", "conj", "ccomp"}:
                break
            verb = tokens[verb.head]
        return ""

    def _setting(self, here: int) -> str:
        score = {country: min(weight, 40) ** 0.5 for country, weight in self.country_weight.items()}
        for back, share in ((0, 1.0), (1, 0.5)):
            if here - back >= 0:
                for country, value in self._told(here - back, here).items():
                    score[country] = score.get(country, 0.0) + value * share
        return max(score, key=lambda country: score[country], default="")

    def _told(self, here: int, reader: int) -> dict[str, float]:
        """What one sentence says of where it, or a later one, is: a place it opens with and its places most."""
        sentence = self.doc.sentences[here]
        told: dict[str, float] = {}
        for t in range(sentence.first, sentence.last):
            place, hit = self.places.get(t), self.hits.get(t)
            where = place.place.country if place is not None and place.first == t else None
            if where and place is not None and where in self.country_weight:
                value = 4.0 if hit is None or is_home(self.doc, place.last - 1) else self._reporter(here, t, where)
                if self._opens(here, reader, t):
                    value = 10.0
                told[where] = max(told.get(where, 0.0), value)
            elif hit is not None and hit.first == t and hit.entries[0].sort in STATELY:
                country = hit.entries[0].terms[0].country
                value = 4.0 if is_home(self.doc, self._settled(hit.last - 1)) else self._reporter(here, t, country)
                if country and not is_backer(self.doc, hit.last):
                    told[country] = max(told.get(country, 0.0), value)
        return told

    def _settled(self, t: int) -> int:
        """The village or province that an adjective of a country stands before ("in a Thai village"), or the name."""
        head = self.doc.tokens[t].head
        settled = self.doc.tokens[t].dep == "amod" and self.doc.tokens[head].lower in words_of("settlement")
        return head if settled else t

    def _opens(self, here: int, reader: int, t: int) -> bool:
        """Whether a sentence opens with a place ("In London, …"): it holds for what its paragraph goes on to tell."""
        sentences, tokens = self.doc.sentences, self.doc.tokens
        first = sentences[here].first
        together = sentences[here].paragraph == sentences[reader].paragraph
        return together and t - first in (1, 2) and tokens[first].lower in INSIDE and is_home(self.doc, t)

    def _reporter(self, here: int, t: int, country: str) -> float:
        """What a name weighs: much as the country of officials who tell of their own ("Kuwaiti officials said")."""
        tokens = self.doc.tokens
        noun = tokens[tokens[t].head]
        row = agents().get(noun.lemma.lower()) or agents().get(noun.lower)
        rules = row is not None and row.sector in RULING and noun.dep == "nsubj" and noun.sentence == here
        if not rules or tokens[noun.head].lemma.lower() not in speaking_verbs():
            return 1.0
        return 3.5 if 3 * self.country_weight[country] >= max(self.country_weight.values()) else 1.0


def _labels(entry: Entry, term: Term) -> set[str]:
    """The nouns a named actor may be called by again."""
    words = set(term.role.lower().split())
    if " of " in term.role:
        words.add(term.role.split(" of ")[0].lower())
    if entry.sort == "body":
        words.update(entry.name.lower().split())
    return words

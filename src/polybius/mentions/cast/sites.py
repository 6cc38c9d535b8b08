"""Buildings and quarters with names of their own, of which each is another: "the Neve Shalom synagogue"."""

from polybius.mentions.cast.phrases import modifiers
from polybius.mentions.cast.scene import Link, Scene
from polybius.mentions.places.tables import type_words

NAMED_PLACES = frozenset({"building", "unit", "street"})
SMALLEST = "city"


def own_name(scene: Scene, i: int) -> tuple[str, ...]:
    """The words by which a building or quarter is named, without its noun; none for a country's or town's."""
    tokens = scene.doc.tokens
    row = type_words().get(tokens[i].lower)
    if (
        row is None
        or tokens[i].pos != "NOUN"
        or row.use not in NAMED_PLACES
        or (row.use == "unit" and SMALLEST not in row.kind)
    ):
        return ()
    named = [w for w in modifiers(scene.doc, i) if tokens[w].dep == "compound" and tokens[w].text[:1].isupper()]
    named = sorted({*named, *(b for w in named for b in _before(scene, w))})
    if not named or any(tokens[w].pos not in ("PROPN", "ADJ") for w in named):
        return ()
    if row.use != "unit" and (named[0] in scene.hits or (len(named) == 1 and named[0] in scene.places)):
        return ()
    return tuple(scene.doc.words(named[0], i).split())


def _before(scene: Scene, i: int) -> list[int]:
    """The words of a name before its last."""
    tokens = scene.doc.tokens
    return [c for c in tokens[i].children if c < i and tokens[c].dep == "compound" and tokens[c].text[:1].isupper()]


def same_site(scene: Scene, i: int, name: tuple[str, ...]) -> Link | None:
    """The building or quarter told of before by this name."""
    called = " ".join((*name, scene.doc.tokens[i].lower)).casefold()
    found = next((p for _, p in scene.before(i, 40) if p.name.casefold() == called), None)
    return Link((found,), "name") if found is not None else None

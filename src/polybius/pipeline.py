"""The order of the stages; the only module that knows it."""

from collections.abc import Iterable, Iterator

from polybius.assemble import assemble
from polybius.claims import attribute, find_claims
from polybius.clauses import find_clauses
from polybius.events import find_events
from polybius.mentions import find_cast, find_places, find_quantities, find_times
from polybius.parse import Model, parse
from polybius.tolls import find_tolls
from polybius.vocabulary import Article, Doc, Manifest, Record


def code_articles(articles: Iterable[Article], *, model: Model, manifest: Manifest) -> Iterator[Record]:
    """The record of each article, in order."""
    for doc in parse(articles, model=model):
        yield code_doc(doc, manifest=manifest)


def code_doc(doc: Doc, *, manifest: Manifest) -> Record:
    """The record of a parsed article."""
    clauses = find_clauses(doc)
    times = find_times(doc)
    places = find_places(doc)
    cast = find_cast(doc, clauses, places)
    quantities = find_quantities(doc, times)
    events, relations = find_events(doc, clauses, cast, times, places)
    claims = find_claims(doc, clauses, cast, times)
    tolls = find_tolls(doc, clauses, cast, quantities, events)
    events, tolls = attribute(doc, events, tolls, claims)
    return assemble(doc, manifest, cast, events, relations, tolls, claims, times, places)

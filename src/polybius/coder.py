"""News in, records out: what a program calls."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from msgspec.structs import replace

from polybius import codebook
from polybius.mentions import gazetteer_hash
from polybius.parse import load_model, parse
from polybius.pipeline import code_articles, code_doc, load_knowledge
from polybius.read import read_text
from polybius.settings import Settings, limits_of, load_settings
from polybius.tables import table_hash
from polybius.vocabulary import Article, Failure, Manifest, Record

CODEBOOK = ("codebook",)
LEXICON = ("actors", "claims", "clauses", "events", "glance", "parse", "quantities", "read", "times", "tolls")
FIRST = "At least three soldiers were killed in Kuwait on Thursday, officials said."


class Coder:
    """Codes news reports with one loaded language model.

    >>> from polybius import Coder
    >>> coder = Coder()
    >>> record = coder.code("Iraqi troops invaded Kuwait on Thursday.", date="1990-08-02")
    >>> [(event.type, event.status) for event in record.events]
    [('ASSAULT', 'actual')]
    """

    def __init__(self, settings: Settings | None = None) -> None:
        """Load the language model of the settings (by default those of `load_settings`).

        Raises `SettingError` when that model is not installed, and `TableError` for a wrong row: the tables are read
        here, for a first sentence, so that nothing is refused half way.
        """
        self.settings = settings or load_settings()
        self.model = load_model(self.settings.model)
        own = Path(self.settings.codebook) if self.settings.codebook else None
        actors = tuple(map(Path, self.settings.actors))
        gazetteer = Path(self.settings.gazetteer) if self.settings.gazetteer else None
        self.knowledge = load_knowledge(own, actors, gazetteer)
        self.manifest = Manifest(
            version=version("polybius"),
            codebook="-".join((table_hash(*CODEBOOK), *((table_hash("", root=own),) if own else ()))),
            lexicon="-".join((table_hash(*LEXICON), *(table_hash(file.name, root=file.parent) for file in actors))),
            gazetteer=gazetteer_hash(gazetteer),
            model=self.model.name,
            model_version=self.model.version,
            goldstein=self.settings.goldstein_scale,
            thorough=self.settings.thorough,
        )
        self._coded(read_text(FIRST, id="first"))

    def code(self, text: str, *, date: str | None = None, title: str | None = None, id: str = "text") -> Record:
        """The record of one report.

        `date` is the ISO date it was published; without it, and with none in the text, relative times stay
        unanchored. Raises `InputError` for a text that takes longer or more memory than the settings allow.
        """
        article = read_text(text, id=id, date=date, title=title)
        with limits_of(self.settings).over([article]):
            return self._coded(article)

    def stream(self, articles: Iterable[Article | Failure]) -> Iterator[Record | Failure]:
        """The record of each article, in order; an article that cannot be coded is a `Failure`, and the rest is coded.

        `polybius.read_sources` gives the articles of files and folders.
        """
        for result in code_articles(
            articles,
            model=self.model,
            manifest=self.manifest,
            knowledge=self.knowledge,
            articles_at_once=self.settings.articles_at_once,
            limits=limits_of(self.settings),
            thorough=self.settings.thorough,
        ):
            yield self._scaled(result) if isinstance(result, Record) else result

    def _coded(self, article: Article) -> Record:
        doc = next(parse([article], model=self.model, thorough=self.settings.thorough))
        return self._scaled(code_doc(doc, manifest=self.manifest, knowledge=self.knowledge))

    def _scaled(self, record: Record) -> Record:
        """The record with Goldstein values of the chosen scale; the stages give GDELT's."""
        scale = self.settings.goldstein_scale
        if scale == "GDELT":
            return record
        known = self.knowledge.lexicon.codes
        return replace(record, events=tuple(
            replace(event, goldstein=codebook.goldstein(event.cameo, scale, known)) for event in record.events
        ))  # fmt: skip


@cache
def _default() -> Coder:
    return Coder()


def code(text: str, *, date: str | None = None, title: str | None = None) -> Record:
    """The record of one report, coded with the default settings; the language model is loaded once.

    >>> import polybius
    >>> record = polybius.code("Egypt and Israel signed a peace treaty on Monday.", date="1979-03-27")
    >>> [time.value for time in record.times]
    ['1979-03-26']
    """
    return _default().code(text, date=date, title=title)

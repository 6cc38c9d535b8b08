"""What surrounds an article in its workspace: where it comes from, who repeats it, which happenings it tells of."""

import msgspec

from polybius.query import PlaceOf
from polybius.store import Store, rows_of_article


class ArticleNamed(msgspec.Struct, frozen=True, kw_only=True):
    """Another article: its number in the workspace, and what it is known by."""

    id: int
    name: str
    title: str | None
    publisher: str | None
    published: str | None


class OriginOf(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report comes from, and by what reasons that is known.

    `kind` is own, exact, near, version or credit; `repeats` the report whose text it has most of, `origin` the one that
    goes back furthest, `superseded_by` a later version of it.
    """

    kind: str
    agency: str | None
    repeats: ArticleNamed | None
    origin: ArticleNamed | None
    superseded_by: ArticleNamed | None
    score: float
    reasons: tuple[str, ...]


class RelativeOf(msgspec.Struct, frozen=True, kw_only=True):
    """A report whose text repeats that of the article, or is repeated in it.

    `shared` is how much of both texts is in both, `held` how much of the shorter one stands in the longer; `kind` is
    what that report is to its own origin, `repeats` the number of the one that it repeats most of.
    """

    article: ArticleNamed
    kind: str | None
    repeats: int | None
    superseded_by: int | None
    shared: float
    held: float


class TellsOf(msgspec.Struct, frozen=True, kw_only=True):
    """A happening that an article tells of: `main` when it is about that before all else; `uids` are what it says."""

    id: str
    main: bool
    type: str
    mode: tuple[str, ...]
    status: str
    day_from: str | None
    day_to: str | None
    place: PlaceOf | None
    articles: int
    origins: int
    uids: tuple[str, ...]


def origin_of(store: Store, id: int) -> OriginOf | None:
    """Where an article comes from; None until the workspace is grouped."""
    asked = "SELECT kind, agency, repeats, origin, superseded_by, score, reasons FROM origins WHERE article = ?"
    row = store.execute(asked, (id,)).fetchone()
    if row is None:
        return None
    kind, agency, repeats, origin, later, score, reasons = row
    return OriginOf(
        kind=kind, agency=agency, repeats=_named(store, repeats),
        origin=None if origin == id else _named(store, origin), superseded_by=_named(store, later), score=score,
        reasons=msgspec.json.decode(reasons, type=tuple[str, ...]),
    )  # fmt: skip


def relatives_of(store: Store, id: int) -> tuple[RelativeOf, ...]:
    """The reports whose texts repeat that of an article, those most alike first."""
    asked = (
        "SELECT r.other, o.kind, o.repeats, o.superseded_by, r.shared, r.held FROM "
        "(SELECT other, shared, held FROM overlaps WHERE one = :id UNION ALL "
        "SELECT one, shared, held FROM overlaps WHERE other = :id) r "
        "LEFT JOIN origins o ON o.article = r.other ORDER BY r.held + r.shared DESC, r.other"
    )
    return tuple(
        RelativeOf(article=named, kind=kind, repeats=repeats, superseded_by=later, shared=shared, held=held)
        for other, kind, repeats, later, shared, held in store.execute(asked, {"id": id}).fetchall()
        if (named := _named(store, other))
    )


def tells_of(store: Store, id: int) -> tuple[TellsOf, ...]:
    """The happenings that an article tells of, what it is about first, then as they stand in the text."""
    told = _told_uids(store, id)
    asked = (
        "SELECT h.id, max(c.main), h.type, h.mode, h.status, h.day_from, h.day_to, h.articles, h.origins, h.place, "
        "h.country, h.admin1, h.lat, h.lon, h.radius_km, coalesce(h.place_basis, '') FROM accounts c "
        "JOIN happenings h ON h.id = c.happening WHERE c.article = ? GROUP BY h.id ORDER BY max(c.main) DESC, min(c.id)"
    )
    found = []
    for happening, main, kind, mode, status, day, until, articles, origins, *where in store.execute(asked, (id,)):
        if happening in told:
            place = PlaceOf(*where) if where[0] else None
            found.append(TellsOf(
                id=happening, main=bool(main), type=kind, mode=msgspec.json.decode(mode, type=tuple[str, ...]),
                status=status, day_from=day, day_to=until, place=place, articles=articles, origins=origins,
                uids=tuple(told[happening]),
            ))  # fmt: skip
    return tuple(found)


def _told_uids(store: Store, id: int) -> dict[str, list[str]]:
    """The uids of an article's events and figures by the happening that they tell of."""
    found: dict[str, list[str]] = {}
    for table, member in (("account_events", "event"), ("account_tolls", "toll")):
        asked = (
            f"SELECT c.happening, r.uid FROM {member}s r CROSS JOIN {table} l ON l.{member} = r.id "
            "CROSS JOIN accounts c ON c.id = l.account WHERE r.id BETWEEN ? AND ? AND c.happening IS NOT NULL "
            "ORDER BY r.id"
        )
        for happening, uid in store.execute(asked, rows_of_article(id)):
            found.setdefault(happening, []).append(uid)
    return found


def entities_of(store: Store, id: int) -> dict[str, int]:
    """The number of the entity that each actor of an article is, by the actor's uid."""
    return dict(store.execute("SELECT uid, entity FROM actors WHERE article = ? ORDER BY id", (id,)))


def _named(store: Store, id: int | None) -> ArticleNamed | None:
    asked = "SELECT id, name, title, publisher, published FROM articles WHERE id = ?"
    row = None if id is None else store.execute(asked, (id,)).fetchone()
    if row is None:
        return None
    number, name, title, publisher, published = row
    return ArticleNamed(id=number, name=name, title=title, publisher=publisher, published=published)

"""How far editors agree, and the rows on which they differ, with what was decided between them."""

import msgspec

from polybius.corrections import RIGHT, Agreement, Correction, Difference, agreement_of, differences_of, rows_by_uid
from polybius.store import Store, record_of
from polybius.store.corrected import all_corrections
from polybius.workspace.correction_rows import value_in_words
from polybius.workspace.judged_row import row_in_words


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What an editor answers: in `words`, and as a verdict, or as the value of a field (JSON)."""

    editor: str
    words: str
    verdict: str
    value: str


class DifferenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row and a question on which editors differ: whether it is right, or what a `field` holds.

    `decided` is what somebody decided between them, null while nobody has.
    """

    uid: str
    kind: str
    question: str
    field: str
    words: str
    article: int | None
    title: str | None
    answers: tuple[Answered, ...]
    decided: Answered | None


def agreements(store: Store) -> tuple[Agreement, ...]:
    """How far editors agree on the rows that two of them judged, by question."""
    return tuple(one for one in agreement_of(c for _, c in all_corrections(store)) if one.rows)


def difference_rows(store: Store, *, undecided: bool = False) -> list[DifferenceRow]:
    """The rows on which editors differ, those that are not decided first."""
    given = [c for _, c in all_corrections(store)]
    found = [each for each in differences_of(given) if not (undecided and each.decided)]
    latest = {c.uid: c for c in given}
    return [_row(store, each, latest[each.uid]) for each in found]


def _row(store: Store, each: Difference, c: Correction) -> DifferenceRow:
    asked = "SELECT id, title FROM articles WHERE text_sha256 = ? ORDER BY id LIMIT 1"
    article, title = store.execute(asked, (c.text_sha256,)).fetchone() or (None, None)
    field = each.question.rpartition(".")[2] if each.question != RIGHT else ""
    record = record_of(store, article) if article is not None and field else None
    named = {uid: row_in_words(record, row) for uid, (_, row) in rows_by_uid(record).items()} if record else {}
    answers = tuple(_answered(editor, said, named, field) for editor, said in sorted(each.answers.items()))
    return DifferenceRow(uid=each.uid, kind=each.kind, question=each.question, field=field, words=c.words,
                         article=article, title=title, answers=answers,
                         decided=_decided(each.decided, named) if each.decided else None)  # fmt: skip


def _answered(editor: str, said: str, named: dict[str, str], field: str) -> Answered:
    if not field:
        return Answered(editor=editor, words=said, verdict="accept" if said == "right" else "reject", value="null")
    words = value_in_words(msgspec.json.decode(said), named)
    return Answered(editor=editor, words=words, verdict="edit", value=said)


def _decided(c: Correction, named: dict[str, str]) -> Answered:
    words = {"accept": "right", "reject": "wrong"}.get(c.verdict) or value_in_words(c.value, named)
    return Answered(editor=c.author, words=words, verdict=c.verdict, value=msgspec.json.encode(c.value).decode())

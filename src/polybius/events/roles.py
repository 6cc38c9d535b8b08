"""The roles that a row of frames.csv or operators.csv may name, in its conditions and for those who take part."""

from polybius.errors import TableError
from polybius.events.rows import FLAGS
from polybius.events.words import words

ARGUMENTS = frozenset({
    "subject", "object", "indirect", "modifier", "support", "supporter", "content", "doer", "about", "whose", "within",
    "aim", "aimed", "doing", "occasion", "predicative", "span", "if",
})  # fmt: skip
TOLD = frozenset({"adverb", "marker", "modal", "that"})
NOT_PLACES = frozenset({"support", "predicative", "span"})


def is_role(role: str) -> bool:
    """Whether an argument of a clause, something told of it, or a preposition goes by this name."""
    return role in ARGUMENTS or role in TOLD or role in FLAGS or role in words("prepositions")


def fault_of(condition: str) -> tuple[str, str] | None:
    """What is wrong with a condition and what to do about it: a role that there is not, or not the values it needs."""
    named, equals, values = condition.partition("=")
    roles = [role.replace("_", " ") for role in named.strip("-!").split("|")]
    if unknown := [role for role in roles if not is_role(role)]:
        what = f"no role {unknown[0]!r} in the condition {condition!r}"
        return what, "name an argument, a flag or a preposition; join the words of one value with _ (take_up)"
    if not equals and len(roles) == 1 and roles[0] in words("particles"):
        return f"{condition!r} stands alone", "join it with the verb before it by _ (take_up), or name what follows it"
    if equals and "" in values.split("|"):
        return f"an empty value in the condition {condition!r}", "name a class or a lemma"
    if equals and FLAGS.intersection(roles):
        return f"a value for the flag in {condition!r}", "write the flag alone"
    return None


def check_conditions(when: str, where: str) -> None:
    """Raises `TableError` for a wrong condition."""
    for condition in when.split():
        if (fault := fault_of(condition)) is not None:
            raise TableError(fault[0], where=where, do=fault[1])


def check_places(roles: str, where: str) -> None:
    """Raises `TableError` for a word of the column `roles` that does not say where somebody stands."""
    for word in roles.split():
        _check_place(word, where)


def _check_place(word: str, where: str) -> None:
    letter, equals, places = word.partition("=")
    if word != "sym" and (letter not in ("a", "r", "t") or not equals):
        raise TableError(f"no role {word!r}", where=where, do="use a=ROLE, r=ROLE, t=ROLE or sym")
    for role in places.split("|") if equals and places != "-" else ():
        name = role.replace("_", " ")
        if name != "speaker" and (name in NOT_PLACES or not (name in ARGUMENTS or name in words("prepositions"))):
            raise TableError(f"no place {role!r} in {word!r}", where=where, do="name an argument or a preposition")

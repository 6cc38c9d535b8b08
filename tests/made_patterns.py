"""Every regular expression of the program, and texts made to cost each as much as they can."""

import ast
import importlib
import inspect
import pkgutil
import re
import re._compiler as compiler
import re._parser as parser
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import polybius

ENDINGS = ("\x00", "", "\n")
PUMPED_AT_LEAST = 16
VARIANTS = 3
AT_ONE_PLACE = {"match", "fullmatch"}


def modules() -> list[Any]:
    """All modules of the program."""
    names = [found.name for found in pkgutil.walk_packages(polybius.__path__, "polybius.")]
    return [importlib.import_module(name) for name in names if not name.endswith("__main__")]


class Used(NamedTuple):
    """An expression, and whether it is only ever tried at one place of a text."""

    pattern: re.Pattern[Any]
    at_one_place: bool

    def look(self, text: Any) -> None:
        """Use it as the program does."""
        self.pattern.match(text) if self.at_one_place else self.pattern.search(text)


@cache
def patterns() -> dict[str, Used]:
    """The expressions by their text: those that modules hold, that their tables make, and that stand in their lines."""
    found: list[Used] = []
    for module in modules():
        source = Path(module.__file__).read_text("utf-8")
        for name, value in vars(module).items():
            uses = set(re.findall(rf"\b{name}(?:\(\))?\.(\w+)", source))
            placed = bool(uses) and uses <= AT_ONE_PLACE
            found += [Used(p, placed) for p in (*_held(value, 3), *_made(value, module.__name__))]
        found += _written(module, source)
    return {f"{use.pattern.pattern!r} {use.pattern.flags} {use.at_one_place}": use for use in found}


def _held(value: Any, depth: int) -> list[re.Pattern[Any]]:
    """The expressions in a value of a module: alone, in a list or table, or in a record."""
    if isinstance(value, re.Pattern):
        return [value]
    if not depth or isinstance(value, (str, bytes, type)):
        return []
    if isinstance(value, dict):
        return [p for key, each in value.items() for item in (key, each) for p in _held(item, depth - 1)]
    if isinstance(value, (list, tuple, set, frozenset)):
        return [p for each in value for p in _held(each, depth - 1)]
    fields = getattr(type(value), "__struct_fields__", ())
    return [p for name in fields for p in _held(getattr(value, name), depth - 1)]


def _made(value: Any, module: str) -> list[re.Pattern[Any]]:
    """The expressions that a cached function of a module makes of its tables."""
    if not hasattr(value, "cache_info") or value.__module__ != module:
        return []
    needed = [p for p in inspect.signature(value).parameters.values() if p.default is p.empty]
    returned = str(inspect.signature(value).return_annotation)
    return _held(value(), 3) if not needed and "Pattern" in returned else []


def _written(module: Any, source: str) -> list[Used]:
    """The expressions in calls such as re.sub("…", …) of a module."""
    tree = ast.parse(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    ours = [c for c in calls if isinstance(c.func, ast.Attribute) and isinstance(c.func.value, ast.Name)
            and c.func.value.id == "re" and c.args]  # fmt: skip
    found = []
    for call in ours:
        try:
            text = eval(compile(ast.Expression(call.args[0]), "", "eval"), vars(module))
        except NameError:
            continue  # made of what a function is given: `_made` finds those of tables
        if isinstance(text, (str, bytes)) and isinstance(call.func, ast.Attribute) and call.func.attr != "compile":
            found.append(Used(re.compile(text), call.func.attr in AT_ONE_PLACE))
    return found


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """What comes before, what is repeated, and what comes after, for each repetition in an expression."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(text, pattern.flags & (compiler.SRE_FLAG_VERBOSE | compiler.SRE_FLAG_IGNORECASE))
    seen = set()
    for before, body in _repeated(list(tree), ""):
        for pump in {body, body[:1]} - {""}:
            for start in {before, ""}:
                for end in ENDINGS:
                    seen.add((start, pump, end))
    yield from sorted(seen)


def _repeated(items: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for kind, value in items:
        name = str(kind)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, inside = value
            if most >= PUMPED_AT_LEAST:
                for nth in range(VARIANTS):
                    yield before, _example(list(inside), nth)
            yield from _repeated(list(inside), before)
        elif name == "SUBPATTERN":
            yield from _repeated(list(value[-1]), before)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _repeated(list(branch), before)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeated(list(value[1]), before)
        elif name == "ATOMIC_GROUP":
            yield from _repeated(list(value), before)
        before += _example([(kind, value)])


def _example(items: list[Any], nth: int = 0) -> str:
    """A text that a part of an expression matches, as far as that can be told from the part alone; others for others.

    `nth` chooses among the branches and the characters of a class.
    """
    return "".join(_one(str(kind), value, nth) for kind, value in items)


def _one(name: str, value: Any, nth: int) -> str:
    if name == "LITERAL":
        return chr(value)
    if name == "NOT_LITERAL":
        return "a" if value != ord("a") else "b"
    if name == "ANY":
        return "a"
    if name == "IN":
        return _member(value, nth)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _example(list(value[2]), nth) * max(1, value[0])
    if name == "SUBPATTERN":
        return _example(list(value[-1]), nth)
    if name == "BRANCH":
        return _example(list(value[1][nth % len(value[1])]), nth)
    if name == "ATOMIC_GROUP":
        return _example(list(value), nth)
    return ""


CATEGORIES = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_DIGIT": "a",
              "CATEGORY_NOT_SPACE": "a", "CATEGORY_NOT_WORD": " "}  # fmt: skip


def _member(choices: list[Any], nth: int) -> str:
    """A character of a class."""
    if str(choices[0][0]) == "NEGATE":
        inside = re.compile("|".join(_class_text(c) for c in choices[1:]))
        return next(c for c in "a 1.,\x01" if not inside.fullmatch(c))
    kind, value = choices[nth % len(choices)]
    return {"LITERAL": lambda: chr(value), "RANGE": lambda: chr(value[0]),
            "CATEGORY": lambda: CATEGORIES[str(value)]}[str(kind)]()  # fmt: skip


def _class_text(choice: Any) -> str:
    kind, value = choice
    if str(kind) == "LITERAL":
        return re.escape(chr(value))
    if str(kind) == "RANGE":
        return f"[{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}]"
    return {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w", "NOT_DIGIT": r"\D", "NOT_SPACE": r"\S", "NOT_WORD": r"\W"}[
        str(value).removeprefix("CATEGORY_")
    ]

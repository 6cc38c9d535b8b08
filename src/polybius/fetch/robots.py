"""robots.txt → what may be fetched, and how slowly (RFC 9309: of the rules that fit, the longest holds)."""

import re
from urllib.parse import quote, unquote

import msgspec

LONGEST = 512_000
SLOWEST = 60.0
SAFE = "/*$?=&%:;,+!~@()'-._"


class Rule(msgspec.Struct, frozen=True):
    """A path that may or may not be fetched; * stands for anything, $ at its end for the end."""

    path: str
    allows: bool


class Robots(msgspec.Struct, frozen=True):
    """What a host asks of one program; `delay` is in seconds."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether a path (with its query) may be fetched."""
        asked = _plain(path)
        fits = [(len(rule.path), rule.allows) for rule in self.rules if _fits(rule.path, asked)]
        return max(fits, default=(0, True))[1]


EVERYTHING = Robots()


def read_robots(text: str, *, agent: str) -> Robots:
    """The rules for a program by its name ("polybius"), or else those for all (*)."""
    named: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    agents: list[str] = []
    in_rules, is_named = False, False
    for line in text[:LONGEST].splitlines():
        key, sign, value = line.split("#", 1)[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not sign:
            continue
        if key == "user-agent":
            agents, in_rules = ([] if in_rules else agents), False
            agents.append(_name(value))
            is_named = is_named or agents[-1] == agent.lower()
        elif key in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for group, name in ((named, agent.lower()), (general, "*")):
                if name in agents:
                    group.append((key, value))
    return _robots(named if is_named else general)


def _name(value: str) -> str:
    """The name of a program without its version."""
    return "*" if value.startswith("*") else re.split(r"[/\s]", value.lower(), maxsplit=1)[0]


def _robots(lines: list[tuple[str, str]]) -> Robots:
    rules = tuple(Rule(_plain(value), key == "allow") for key, value in lines if key != "crawl-delay" and value)
    delays = [float(value) for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d+)?", value)]
    return Robots(rules, min(max(delays, default=0.0), SLOWEST))


def _plain(path: str) -> str:
    """A path in one spelling."""
    return quote(unquote(path), safe=SAFE)


def _fits(rule: str, path: str) -> bool:
    """Whether a rule is for a path."""
    ends = rule.endswith("$")
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for part in others[:-1]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if not others:
        return not ends or at == len(path)
    last = others[-1]
    return (path.endswith(last) and len(path) - len(last) >= at) if ends else path.find(last, at) >= 0

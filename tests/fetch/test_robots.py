"""robots.txt is read as RFC 9309 says."""

import time

import pytest

from polybius.fetch.robots import read_robots

SAID = """# of the example courier
User-agent: *
Disallow: /search
Disallow: /*.pdf$
Disallow: /private/
Allow: /private/press/
Crawl-delay: 5

User-agent: otherbot
User-agent: Polybius/2.0
Disallow: /
Allow: /rss$
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", True), ("/search", False), ("/search?q=a", False), ("/a/b.pdf", False), ("/a/b.pdf?x", True),
     ("/private/x", False),
     ("/private/press/1", True), ("/Search", True), ("/%73earch", False)],
)  # fmt: skip
def test_longest_rule_for_all_programs_holds(path: str, allowed: bool) -> None:
    assert read_robots(SAID, agent="somebot").allows(path) is allowed


def test_rules_for_the_program_by_name_go_before_those_for_all() -> None:
    rules = read_robots(SAID, agent="polybius")
    assert not rules.allows("/news") and rules.allows("/rss") and not rules.allows("/rss/all")
    assert (rules.delay, read_robots(SAID, agent="somebot").delay) == (0.0, 5.0)


@pytest.mark.parametrize(
    "text", ["", "<html>not found</html>", "Disallow: /", "User-agent: *\nDisallow:\n", "User-agent: *\n\nAllow: /"]
)
def test_file_without_rules_for_it_allows_all(text: str) -> None:
    assert read_robots(text, agent="polybius").allows("/a")


def test_groups_of_one_program_are_joined_and_a_long_delay_is_bounded() -> None:
    rules = read_robots(
        "User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: *\nDisallow: /b\nCrawl-delay: 9999",
        agent="polybius",
    )
    assert not rules.allows("/a") and not rules.allows("/b") and rules.allows("/c") and rules.delay == 60.0


def test_rule_made_of_stars_is_matched_quickly() -> None:
    rules = read_robots("User-agent: *\nDisallow: /" + "*a" * 2_000 + "$", agent="polybius")
    began = time.perf_counter()
    assert rules.allows("/" + "a" * 1_500 + "b")
    assert time.perf_counter() - began < 1

"""A workspace made by hand that two versions coded and two people judged, for tests of all commands on workspaces."""

from pathlib import Path

from msgspec.structs import replace

from made_records import MANIFEST
from made_stories import barracks, drakkar
from polybius.collate import Signed, collate, judge_different
from polybius.store import Writer, open_store
from polybius.workspace import correct, recode

LATER = replace(MANIFEST, version="later")
TIME = "1983-11-03T10:00:00+00:00"


def judged_workspace(file: Path) -> Path:
    """Three reports of two bombings, which the later version takes for denied."""
    stories = (barracks("a"), barracks("b", "1983-10-25", 239), drakkar("c"))
    denied = (
        replace(record, manifest=LATER, events=(replace(record.events[0], status="denied"), *record.events[1:]))
        for _, record in stories
    )
    with open_store(file, create=True) as store:
        writer = Writer(store, MANIFEST, day="1983-11-01")
        for article, record in stories:
            writer.add(article, record)
        list(recode(store, manifest=LATER, stream=lambda _: denied, day="1983-11-02"))
        collate(store)
        for author in ("Ann", "Ben"):
            correct(store, "a-e0", "accept", author=author, time=TIME)
        correct(store, "b-q00", "accept", author="Ann", time=TIME)
        correct(store, "b-q00", "reject", author="Ben", time=TIME)
        judge_different(store, "a-e0", "c-e0", Signed("Ann", "minutes later", TIME))
        collate(store)
    return file

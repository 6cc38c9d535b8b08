"""A small dump in the format of Wikidata: real properties and classes; who has an id from Q90000000 on is made up."""

import json
from typing import Any

CALENDAR = "http://www.wikidata.org/entity/Q1985727"


def item(id: str) -> dict[str, Any]:
    """The value of a statement that names an item."""
    value = {"entity-type": "item", "numeric-id": int(id[1:]), "id": id}
    return {
        "snaktype": "value",
        "datavalue": {"value": value, "type": "wikibase-entityid"},
        "datatype": "wikibase-item",
    }


def text(value: str) -> dict[str, Any]:
    """The value of a statement that is a string."""
    return {"snaktype": "value", "datavalue": {"value": value, "type": "string"}, "datatype": "external-id"}


def day(date: str, precision: int = 11) -> dict[str, Any]:
    """The value of a statement that is a time: "+2001-11-27", with 11 a day, 10 a month, 9 a year."""
    value = {"time": f"{date}T00:00:00Z", "timezone": 0, "before": 0, "after": 0, "precision": precision,
             "calendarmodel": CALENDAR}  # fmt: skip
    return {"snaktype": "value", "datavalue": {"value": value, "type": "time"}, "datatype": "time"}


def unknown(kind: str = "somevalue") -> dict[str, Any]:
    """A value that is not known, or (`novalue`) that there is not."""
    return {"snaktype": kind, "datatype": "time"}


def says(value: dict[str, Any], rank: str = "normal", **qualifiers: dict[str, Any]) -> dict[str, Any]:
    """A statement with its rank and qualifiers."""
    said: dict[str, Any] = {"mainsnak": value, "type": "statement", "id": "Q0$made-up", "rank": rank, "references": []}
    if qualifiers:
        said["qualifiers"] = {name: [{**snak, "property": name}] for name, snak in qualifiers.items()}
        said["qualifiers-order"] = list(qualifiers)
    return said


def entity(
    id: str, name: str, *aliases: str, articles: int = 9, tongue: str = "en", **claims: list[dict[str, Any]]
) -> dict[str, Any]:
    """An item as a dump has it; an empty map is an empty list there."""
    for name_of, statements in claims.items():
        for statement in statements:
            statement["mainsnak"] = {**statement["mainsnak"], "property": name_of}
    return {
        "type": "item",
        "id": id,
        "labels": {"da": {"language": "da", "value": f"{name} (da)"}, tongue: {"language": tongue, "value": name}},
        "descriptions": {"en": {"language": "en", "value": "made for a test"}},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else [],
        "claims": claims or [],
        "sitelinks": {f"w{n}wiki": {"site": f"w{n}wiki", "title": name, "badges": []} for n in range(articles)},
        "pageid": 1, "ns": 0, "title": id, "lastrevid": 1, "modified": "2026-11-01T00:00:00Z",
    }  # fmt: skip


def dump_lines(entities: list[dict[str, Any]], bad: dict[int, bytes] | None = None) -> bytes:
    """The entities as one array with an entity a line; `bad` lines are put in at their number."""
    lines = [b"[", *(json.dumps(each, ensure_ascii=False, separators=(",", ":")).encode() + b"," for each in entities)]
    lines[-1] = lines[-1].removesuffix(b",")
    for number, line in sorted((bad or {}).items()):
        lines.insert(number - 1, line + b",")
    return b"\n".join([*lines, b"]"]) + b"\n"


MALE, FEMALE = [says(item("Q6581097"))], [says(item("Q6581072"))]


def person(id: str, name: str, *aliases: str, tongue: str = "en", **claims: list[dict[str, Any]]) -> dict[str, Any]:
    """A human being."""
    return entity(id, name, *aliases, tongue=tongue, P31=[says(item("Q5"))], **claims)


def held(office: str, start: str = "", end: str = "", rank: str = "normal", **more: dict[str, Any]) -> dict[str, Any]:
    """A position held from a day to a day."""
    days = {"P580": day(start)} if start else {}
    return says(item(office), rank, **days, **({"P582": day(end)} if end else {}), **more)


ENTITIES = [
    person("Q76", "Barack Obama", "Barack Hussein Obama II", "Obama, Barack", "BO", P21=MALE, P27=[says(item("Q30"))],
           P39=[held("Q11696", "+2009-01-20", "+2017-01-20", "preferred"),
                held("Q4416090", "+2005-01-03", "+2008-11-16"), held("Q11696")]),
    person("Q567", "Angela Merkel", tongue="mul", P21=FEMALE, P27=[says(item("Q183"))],
           P39=[held("Q90000025", "+2005-11-22", "+2021-12-08"), held("Q90000022", "+2000-04-10", "+2018-12-07")]),
    person("Q1254", "Kofi Annan", "Kofi Atta Annan", P21=MALE, P27=[says(item("Q117"))],
           P570=[says(day("+2018-08-18"))],
           P39=[held("Q90000026", "+1997-01-01", "+2006-12-31")]),
    entity("Q30", "United States of America", P298=[says(text("USA"))]),
    entity("Q183", "Germany", P298=[says(text("DEU"))]),
    entity("Q117", "Ghana", P298=[says(text("GHA"))]),
    entity("Q11696", "President of the United States", P31=[says(item("Q294414"))], P1001=[says(item("Q30"))]),
    entity("Q4416090", "United States senator", P279=[says(item("Q486839"))], P1001=[says(item("Q30"))]),
    entity("Q90000025", "Federal Chancellor of Germany", P279=[says(item("Q2285706"))], P1001=[says(item("Q183"))]),
    entity("Q90000026", "Secretary-General of the United Nations", P31=[says(item("Q4164871"))],
           P2389=[says(item("Q1065"))]),
    person("Q90000001", "Valdemar Testgaard", "Testgaard, Valdemar", "V. Testgaard", "Valde", P21=MALE,
           P27=[says(item("Q35"))],
           P39=[held("Q90000020", "+2001-11-27", "+2004-08-10"), held("Q90000021", "+2004-08-10"),
                held("Q90000020", "+1999-01-01", "+2000-01-01", "deprecated"), held("Q90000024", "+1998-01-01")]),
    entity("Q35", "Denmark", P31=[says(item("Q3624078"))], P298=[says(text("DNK"))], P17=[says(item("Q35"))]),
    entity("Q90000020", "Minister of Foreign Affairs of Denmark", P31=[says(item("Q294414"))],
           P1001=[says(item("Q35"))], P17=[says(item("Q35"))]),
    entity("Q90000021", "Member of the Folketing", P279=[says(item("Q486839"))], P1001=[says(item("Q35"))]),
    entity("Q90000022", "chairperson of the Harbour Party", P31=[says(item("Q4164871"))], P17=[says(item("Q35"))]),
    entity("Q90000023", "President of Yugonia", P279=[says(item("Q30461"))], P1001=[says(item("Q90000030"))]),
    entity("Q90000024", "Mayor of Odense", P279=[says(item("Q30185"))], P1001=[says(item("Q90000031"))]),
    entity("Q90000030", "Yugonia", P298=[says(text("YUG"))]),
    entity("Q90000040", "Harbour Party", "Havnepartiet", "HP", P31=[says(item("Q7278"))], P17=[says(item("Q35"))],
           P571=[says(day("+1973-00-00", 9))]),
    entity("Q90000041", "Lantern Workers' Union", "LWU", P31=[says(item("Q178790"))],
           P17=[says(item("Q35")), says(item("Q90000030"))], P571=[says(day("+1985-04-00", 10))],
           P576=[says(day("+2010-02-00", 10))]),
    entity("Q90000042", "guild of bell founders", P279=[says(item("Q178790"))]),
    entity("Q90000043", "Bell Founders of Odense", P31=[says(item("Q90000042"))], P17=[says(item("Q35"))]),
]  # fmt: skip

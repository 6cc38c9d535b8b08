"""Who says what: the golden sentences, and what the record needs of every claim."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.claims import find_claims
from polybius.claims.nesting import nest
from polybius.vocabulary import Actor, Cast, Claim, Doc

GOLDEN = Path(__file__).parent.parent / "golden" / "claims.yaml"
CASES: list[dict[str, Any]] = read_yaml(GOLDEN.read_text(encoding="utf-8"))
NOBODY = Cast((), {})


def cast_of(doc: Doc) -> Cast:
    """A cast in which each noun is an actor of its own, named like the word."""
    nouns = [t for t in doc.tokens if t.pos in {"NOUN", "PROPN", "PRON"}]
    return Cast(
        tuple(Actor(id=f"a{t.i}", name=t.text) for t in nouns),
        {t.i: (f"a{t.i}",) for t in nouns},
    )


def said(doc: Doc, claim: Claim) -> dict[str, Any]:
    """A claim in the words of the text."""
    text = doc.article.text
    return {
        "cue": text[claim.start : claim.end],
        "speaker": text[slice(*claim.speaker_span)] if claim.speaker_span else None,
        "content": [text[start:end] for start, end in claim.content],
        "stance": claim.stance,
        "quote": claim.quote,
        "hedged": claim.hedged,
        "channel": claim.channel,
    }


def place_of(text: str, wanted: dict[str, Any]) -> int:
    """Where the cue of a wanted claim stands; one without a cue stands where its content opens."""
    return text.find(wanted["cue"] or wanted["content"][0])


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_golden_sentence_yields_its_claims(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(case["text"])
    found = find_claims(doc, (), NOBODY, ())
    facts = [said(doc, claim) for claim in found]
    assert len(facts) == len(case["claims"]), facts
    for fact, wanted in zip(facts, sorted(case["claims"], key=lambda w: place_of(case["text"], w)), strict=True):
        assert (wanted["cue"] in fact["cue"] or fact["cue"] in wanted["cue"]) and bool(fact["cue"]) == bool(
            wanted["cue"]
        )
        for name in wanted.keys() - {"cue", "addressee", "within"}:
            assert fact[name] == wanted[name], name


@pytest.mark.parametrize("case", [c for c in CASES if any("within" in w for w in c["claims"])], ids=lambda c: c["id"])
def test_claim_reported_by_another_is_within_it(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(case["text"])
    by_id = {claim.id: claim for claim in find_claims(doc, (), NOBODY, ())}
    by_cue = {said(doc, claim)["cue"]: claim for claim in by_id.values()}
    for wanted in case["claims"]:
        outer = by_id.get(by_cue[wanted["cue"]].within or "")
        assert (said(doc, outer)["cue"] if outer else None) == wanted.get("within")


@pytest.mark.parametrize(
    "case", [c for c in CASES if any("addressee" in w for w in c["claims"])], ids=lambda c: c["id"]
)
def test_those_spoken_to_are_the_addressee(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(case["text"])
    cast = cast_of(doc)
    names = {actor.id: actor.name for actor in cast.actors}
    found = find_claims(doc, (), cast, ())
    for claim, wanted in zip(found, case["claims"], strict=True):
        if "addressee" in wanted:
            assert [names[i] for i in claim.addressee] and all(names[i] in wanted["addressee"] for i in claim.addressee)


def test_speaker_is_the_actor_of_the_head_of_the_naming_words(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("The defence minister of Liberia said the rebels had fled.")
    cast = cast_of(doc)
    names = {actor.id: actor.name for actor in cast.actors}
    (claim,) = find_claims(doc, (), cast, ())
    assert names[claim.speaker or ""] == "minister"


def test_owner_of_a_statement_speaks_through_it(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("A statement from the ministry said the border was closed.")
    cast = cast_of(doc)
    names = {actor.id: actor.name for actor in cast.actors}
    (claim,) = find_claims(doc, (), cast, ())
    assert names[claim.speaker or ""] == "ministry"
    assert [names[i] for i in claim.via] == ["statement"]


def test_relative_pronoun_speaks_for_its_noun(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("The general, who said the bridge was safe, crossed the river.")
    minister = next(t for t in doc.tokens if t.text == "general")
    cast = Cast((Actor(id="a1", name="general"),), {minister.i: ("a1",)})
    (claim,) = find_claims(doc, (), cast, ())
    assert claim.speaker == "a1"


def test_document_without_words_has_no_claims(doc_of: Callable[..., Doc]) -> None:
    assert find_claims(doc_of("Rain."), (), NOBODY, ()) == ()


def test_same_document_gives_the_same_claims(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("“We will fight,” the general said. The president said talks would go on.")
    assert find_claims(doc, (), NOBODY, ()) == find_claims(doc, (), NOBODY, ())


def test_agency_that_quotes_somebody_is_the_medium(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("The agency quoted the governor as saying the dam was safe.")
    cast = cast_of(doc)
    names = {actor.id: actor.name for actor in cast.actors}
    (claim,) = find_claims(doc, (), cast, ())
    assert (names[claim.speaker or ""], [names[i] for i in claim.via]) == ("governor", ["agency"])


def test_website_that_reports_a_claim_is_its_medium(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("The general said the bridge was safe, the website reported on Friday.")
    cast = cast_of(doc)
    names = {actor.id: actor.name for actor in cast.actors}
    inner, outer = find_claims(doc, (), cast, ())
    assert (inner.within, [names[i] for i in inner.via]) == (outer.id, ["website"])


def test_source_is_not_also_the_addressee(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("The bridge was safe, according to the general.")
    (claim,) = find_claims(doc, (), cast_of(doc), ())
    assert claim.speaker is not None
    assert claim.addressee == ()


def test_claims_that_hold_each_others_cues_are_nested_one_way() -> None:
    first = Claim(id="c1", start=10, end=14, content=((0, 9), (15, 40)))
    second = Claim(id="c2", start=20, end=24, content=((0, 19),))
    assert [claim.within for claim in nest((first, second))] == ["c2", None]


COMMENTS = {
    "Sweden said the border was open.": "010",
    "The Pentagon declined to comment on the report.": "011",
    "Kofi Annan was pessimistic about the prospects for peace in Darfur.": "012",
    "Tony Blair said he was optimistic that an agreement could be reached in Northern Ireland.": "013",
    "Japan said it was considering closing its embassy in Damascus.": "014",
    "ETA claimed responsibility for the bombing at Madrid airport in 2006.": "015",
    "Hezbollah denied responsibility for the bombing in Burgas.": "016",
    "Lech Walesa laid a wreath at the memorial in Warsaw.": "017",
    "Vladimir Putin expressed his condolences to Poland.": "018",
    "Jacques Chirac agreed with Germany that the war was unjustified.": "019",
    "Georgia accused Russia of bombing its territory.": "",
    "France urged Israel to stop the raids.": "",
}


@pytest.mark.parametrize("text", COMMENTS)
def test_public_statement_has_its_cameo_code(text: str, doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(text)
    assert [claim.cameo for claim in find_claims(doc, (), cast_of(doc), ())] == [COMMENTS[text]]

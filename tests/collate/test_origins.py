"""Where reports come from, and which of them are independent of each other."""

from itertools import combinations

from msgspec.structs import replace

from polybius.collate.likeness import overlap, text_bands
from polybius.collate.origins import Origin, Report, agency_of, find_origins

WIRE = (
    "The last Soviet column crossed the Friendship Bridge over the Amu Darya into Termez on Wednesday morning, "
    "ending a war of nine years in Afghanistan. General Boris Gromov, the commander of the 40th Army, walked the "
    "last metres on foot and was met by his son with flowers. About 15,000 Soviet soldiers died in the war, "
    "according to the figures of the general staff in Moscow. The government of President Najibullah in Kabul stays"
    " in office, and the mujahideen have said that they will go on fighting until it falls. Diplomats in Islamabad "
    "said that they expected the siege of Jalalabad to begin within weeks. Pakistan and the United States go on "
    "sending weapons over the Khyber Pass. The United Nations has asked for safe roads for the convoys that bring "
    "wheat to the capital."
)
LONGER = WIRE + (
    " In Termez a brass band played, and a meeting was held on the square in front of the garrison. Mothers of missing "
    "soldiers held up photographs and asked the officers for news of their sons."
)
SHORTER = " ".join(WIRE.split()[:75])
OTHER = (
    "Nine years after it sent its troops, Moscow has no soldiers left in Afghanistan. At the border town the "
    "general who led them said little to the reporters who had waited through a cold night, and turned to his "
    "family instead. What they leave behind is a government that few believe will outlast the spring, and a country"
    " in which a third of the villages lie empty. In the bazaars of Peshawar the exiles were already selling their "
    "stoves."
)


def report(key: str, text: str, **more: str) -> Report:
    given = {"published": "1989-02-15", **more}
    return Report(key=key, text=text, **given)


def origins(*reports: Report) -> dict[str, Origin]:
    shared = {(a.key, b.key): overlap(a.text, b.text) for a, b in combinations(reports, 2)}
    return {found.report: found for found in find_origins(reports, shared)}


def test_the_same_text_elsewhere_is_no_second_source():
    found = origins(report("a", WIRE), report("b", WIRE, published="1989-02-16"))
    assert (found["a"].kind, found["b"].kind) == ("own", "exact")
    assert found["b"].origin == "a"
    assert found["a"].family == found["b"].family


def test_a_shortened_and_an_extended_report_are_reprints():
    found = origins(report("a", WIRE), report("b", SHORTER, published="1989-02-16"),
                    report("c", LONGER, published="1989-02-17"))  # fmt: skip
    assert {found[key].kind for key in "bc"} == {"near"}
    assert len({origin.family for origin in found.values()}) == 1
    assert found["b"].repeats == "a"
    assert "stands in the longer" in found["b"].reasons[0]


def test_of_one_day_the_report_that_credits_another_outlet_is_the_reprint():
    reprint = report("a", LONGER, publisher="Termez Post", credit="Source: Amu Wire")
    wire = report("b", WIRE, publisher="Amu Wire", credit="Amu Wire", title="UPDATE 2-Last column leaves")
    found = origins(reprint, wire)
    assert (found["a"].kind, found["b"].kind) == ("near", "own")
    assert found["a"].origin == "b"


def test_reports_that_a_reprint_may_have_shortened_share_a_band():
    for text in (SHORTER, LONGER, WIRE.replace("flowers", "roses")):
        assert set(text_bands(WIRE)) & set(text_bands(text))
    assert not set(text_bands(WIRE)) & set(text_bands(OTHER))


def test_two_reports_of_one_day_are_two_origins():
    found = origins(report("a", WIRE), report("b", OTHER))
    assert len({origin.family for origin in found.values()}) == 2
    assert {origin.kind for origin in found.values()} == {"own"}


def test_two_texts_credited_to_one_agency_are_one_family():
    found = origins(report("a", WIRE, credit="Reuters", publisher="The Morning Post"),
                    report("b", OTHER, byline="By Reuters", publisher="The Evening Star"))  # fmt: skip
    assert {origin.kind for origin in found.values()} == {"credit"}
    assert {origin.family for origin in found.values()} == {"agency Reuters"}


def test_a_report_that_quotes_an_agency_keeps_its_own_origin():
    quoting = OTHER + " Reuters reported that fifteen thousand soldiers had died."
    found = origins(report("a", WIRE, credit="Reuters"), report("b", quoting))
    assert found["b"].kind == "own"
    assert found["a"].family != found["b"].family


def test_a_reprint_without_credit_belongs_to_the_agency_that_another_credits():
    found = origins(report("a", WIRE), report("b", WIRE, credit="(AP)", published="1989-02-16"))
    assert {origin.family for origin in found.values()} == {"agency Associated Press"}


def test_a_later_version_replaces_the_earlier_and_the_earlier_stays():
    found = origins(
        report("a", WIRE, publisher="Reuters", title="Soviet troops leave"),
        report("b", LONGER, publisher="Reuters", title="UPDATE 2: Soviet troops leave"),
        report("c", LONGER + " Snow fell.", publisher="Reuters", title="Soviet troops leave", published="1989-02-16"),
    )
    assert [found[key].kind for key in "abc"] == ["own", "version", "version"]
    assert [found[key].superseded_by for key in "abc"] == ["c", "c", None]


def test_another_outlets_reprint_is_no_version():
    first = report("a", WIRE, credit="AFP", publisher="The Morning Post")
    found = origins(first, report("b", LONGER, credit="AFP", publisher="The Evening Star", published="1989-02-16"))
    assert found["b"].kind == "near"
    assert found["a"].superseded_by is None


def test_the_same_address_with_another_text_is_a_version():
    one = report("a", WIRE, url="https://example.org/termez?edition=1")
    other = report("b", LONGER, url="https://example.org/termez#top", published="1989-02-16")
    assert origins(one, other)["b"].kind == "version"


def test_the_order_of_the_reports_plays_no_part():
    reports = [report("c", LONGER, published="1989-02-17"), report("a", WIRE), report("b", SHORTER)]
    assert origins(*reports) == origins(*reversed(reports))


def test_agencies_are_known_by_credit_byline_and_publisher():
    said = report("a", WIRE)
    assert agency_of(replace(said, credit="— AFP")) == ("Agence France-Presse", "credit “— AFP”")
    assert (agency_of(replace(said, byline="Jane Doe, Reuters")) or ("",))[0] == "Reuters"
    assert (agency_of(replace(said, publisher="TASS")) or ("",))[0] == "TASS"
    assert agency_of(replace(said, publisher="The Morning Post", byline="Jane Doe")) is None

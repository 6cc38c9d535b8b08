"""Which mentions are one happening, and which stay apart."""

from collections.abc import Callable, Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from made_stories import (
    BEIRUT,
    GUERNICA,
    OMAGH,
    TRIPOLI_LEBANON,
    TRIPOLI_LIBYA,
    Told,
    barracks,
    drakkar,
    omagh,
    story,
)
from polybius.collate.evidence import evidence
from polybius.collate.gather import find_accounts
from polybius.collate.grouping import Judgements
from polybius.collate.happenings import find_happenings, happening_id
from polybius.collate.scoring import score_pair
from polybius.collate.summary import summarise
from polybius.vocabulary import Article, Record

type Story = tuple[Article, Record]


def grouped(stories: Iterable[Story], judged: Judgements | None = None) -> set[frozenset[str]]:
    """The articles of each happening."""
    accounts = [account for _, record in stories for account in find_accounts(record)]
    found, _ = find_happenings(accounts, judged or Judgements())
    return {frozenset(article for article, _ in happening.mentions) for happening in found}


def test_a_toll_that_grows_manifold_in_days_is_a_later_count_and_another_of_the_same_day_is_not():
    (early,), (late,) = (
        find_accounts(barracks("a", "1983-10-24", 70)[1]),
        find_accounts(barracks("b", "1983-10-27")[1]),
    )
    (same_day,) = find_accounts(barracks("c", "1983-10-24")[1])
    (few,) = find_accounts(barracks("d", "1983-10-24", 5)[1])
    assert "later count" in evidence(early, late)
    assert "figures exclude each other" in evidence(early, same_day)
    assert "figures exclude each other" in evidence(few, late)


def test_reports_of_one_attack_are_one_happening():
    assert grouped([barracks("a"), barracks("b", "1983-10-25")]) == {frozenset("ab")}


def test_two_attacks_in_one_town_on_one_day_stay_two():
    stories = [barracks("a"), barracks("b"), drakkar("c"), drakkar("d")]
    assert grouped(stories) == {frozenset("ab"), frozenset("cd")}


HYDE_PARK = ("Hyde Park", "GBR", 51.507, -0.166, 1.0)
REGENTS_PARK = ("Regent's Park", "GBR", 51.531, -0.157, 1.0)
LOCKERBIE = ("Lockerbie", "GBR", 55.120, -3.360, 2.0)
TUNDERGARTH = ("Tundergarth", "GBR", 55.120, -3.290, 2.0)


def bombing_of_1982(id: str, words: str, killed: int, place: tuple[str, str, float, float, float]) -> Story:
    return story(id, "1982-07-21", Told(
        words=words, trigger="bomb", mode=("explosives",), recipient="soldiers", place=place,
        time=("Tuesday", "1982-07-20"), tolls=((str(killed), "killed", killed),),
    ))  # fmt: skip


def test_two_attacks_of_one_day_in_places_next_to_each_other_stay_two():
    hyde_park = [
        bombing_of_1982("a", "A nail bomb killed 4 soldiers riding to the changing of the guard in Hyde Park on "
                        "Tuesday.", 4, HYDE_PARK),
        bombing_of_1982("b", "Horses lay dying in Hyde Park where a bomb killed 4 soldiers of the guard on Tuesday.",
                        4, HYDE_PARK),
    ]  # fmt: skip
    bandstand = bombing_of_1982("c", "A bomb under the bandstand of Regent's Park killed 7 soldiers who played "
                                "to a crowd at lunch on Tuesday.", 7, REGENTS_PARK)  # fmt: skip
    assert grouped([*hyde_park, bandstand]) == {frozenset("ab"), frozenset("c")}


def test_what_two_reports_put_in_neighbouring_places_is_one_when_all_else_agrees():
    def bomb(id: str, place: tuple[str, str, float, float, float]) -> Story:
        return story(id, "1988-12-22", Told(
            words=f"A bomb aboard a Pan Am airliner killed 270 people over {place[0]} on Wednesday, and wreckage fell "
            "on houses and fields for miles around.", trigger="bomb", mode=("explosives",), recipient="people",
            place=place, time=("Wednesday", "1988-12-21"), tolls=(("270", "killed", 270),),
        ))  # fmt: skip

    assert grouped([bomb("a", LOCKERBIE), bomb("b", TUNDERGARTH)]) == {frozenset("ab")}


def test_an_article_that_tells_of_both_joins_them_not():
    both = story(
        "both", "1983-10-24",
        Told(words="A truck bomb killed 241 American servicemen at the Marine barracks in Beirut on Sunday.",
             trigger="bomb", mode=("explosives",), recipient="American servicemen", place=BEIRUT,
             time=("Sunday", "1983-10-23"), tolls=(("241", "killed", 241),)),
        Told(words="An explosion killed 58 French paratroopers in the Drakkar building in Beirut on Sunday.",
             trigger="explosion", mode=("explosives",), recipient="French paratroopers", place=BEIRUT,
             time=("Sunday", "1983-10-23"), tolls=(("58", "killed", 58),)),
    )  # fmt: skip
    assert grouped([barracks("a"), both, drakkar("c")]) == {frozenset({"a", "both"}), frozenset({"c", "both"})}


def test_attacks_at_different_hours_of_one_day_stay_two():
    def attack(id: str, hour: str, words: str, target: str) -> Story:
        return story(id, "1983-10-24", Told(
            words=f"Gunmen shot at {target} in Beirut on Sunday {words}.", trigger="shot", recipient=target,
            place=BEIRUT, time=(f"Sunday {words}", f"1983-10-23T{hour}"),
            tolls=((target, "injured", 1),),
        ))  # fmt: skip

    morning, evening = attack("a", "06:00", "at dawn", "a baker"), attack("b", "22:00", "at night", "a teacher")
    assert grouped([morning, evening]) == {frozenset("a"), frozenset("b")}


def test_a_toll_that_grows_is_the_same_happening():
    stories = [omagh("a", "1998-08-15", 21), omagh("b", "1998-08-16", 28), omagh("c", "1998-09-06", 29)]
    assert grouped(stories) == {frozenset("abc")}
    accounts = [account for _, record in stories for account in find_accounts(record)]
    assert summarise(accounts).tolls == {"killed": (21, 29)}


def test_towns_of_one_name_are_not_one_place():
    def raid(id: str, place: tuple[str, str, float, float, float]) -> Story:
        return story(id, "1986-04-16", Told(
            words="Bombs killed 15 people in Tripoli on Tuesday.", trigger="Bombs", recipient="people", place=place,
            time=("Tuesday", "1986-04-15"), tolls=(("15", "killed", 15),),
        ))  # fmt: skip

    assert grouped([raid("a", TRIPOLI_LIBYA), raid("b", TRIPOLI_LEBANON)]) == {frozenset("a"), frozenset("b")}


def raid_on_guernica(id: str, status: str) -> Story:
    return story(id, "1937-04-28", Told(
        words="German aircraft bombed the market town of Guernica on Monday.", trigger="bombed", status=status,
        mode=("aerial",), actor="German aircraft", place=GUERNICA, time=("Monday", "1937-04-26"),
    ))  # fmt: skip


def test_what_one_asserts_and_another_denies_is_one_disputed_happening():
    stories = [raid_on_guernica("a", "actual"), raid_on_guernica("b", "denied")]
    assert grouped(stories) == {frozenset("ab")}
    assert summarise([account for _, record in stories for account in find_accounts(record)]).status == "disputed"


def test_what_is_planned_or_threatened_is_not_what_happened():
    stories = [raid_on_guernica("a", "actual"), raid_on_guernica("b", "threatened"), raid_on_guernica("c", "planned")]
    assert grouped(stories) == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_what_did_not_happen_is_no_happening():
    assert grouped([raid_on_guernica("a", "negated"), raid_on_guernica("b", "habitual")]) == set()


def test_a_place_left_open_does_not_part_what_names_and_day_join():
    def murder(id: str, place: bool) -> Story:
        where = " in Memphis" if place else ""
        return story(id, "1968-04-05", Told(
            words=f"Martin Luther King was shot dead{where} on Thursday.", trigger="shot",
            people=("Martin Luther King",),
            place=("Memphis", "USA", 35.15, -90.05, 8.0) if place else None, time=("Thursday", "1968-04-04"),
            tolls=(("Martin Luther King", "killed", 1),),
        ))  # fmt: skip

    assert grouped([murder("a", True), murder("b", False)]) == {frozenset("ab")}


def test_a_day_known_only_by_the_publication_is_weak_evidence():
    dated, undated = omagh("a", "1998-08-16", 28), story("b", "1998-08-16", Told(
        words="A car bomb in the market street of Omagh killed 28 people, police said.", trigger="bomb",
        mode=("explosives",), recipient="people", place=OMAGH,
        tolls=(("28", "killed", 28),),
    ))  # fmt: skip
    reasons = {r.name for r in score_pair(find_accounts(dated[1])[0], find_accounts(undated[1])[0]).reasons}
    assert "days may meet" in reasons
    assert "same day" not in reasons


def test_mentions_that_restate_each_other_are_one_account():
    restated = story(
        "a", "1998-08-16",
        Told(words="A car bomb killed 28 people in Omagh.", trigger="bomb", place=OMAGH,
             tolls=(("28", "killed", 28),)),
        Told(words="The attack shook the town.", trigger="attack", same_as=0),
    )  # fmt: skip
    (account,) = find_accounts(restated[1])
    assert account.events == ("a-e0", "a-e1")


def test_the_id_is_that_of_the_earliest_mention_and_stays_when_later_reports_come():
    first = [account for _, record in [omagh("a", "1998-08-15", 21)] for account in find_accounts(record)]
    more = first + [account for _, record in [omagh("b", "1998-08-16", 28)] for account in find_accounts(record)]
    ((alone,), _), ((both,), _) = find_happenings(first), find_happenings(more)
    assert alone.id == both.id == happening_id(("a", "a-e0"))


def test_what_is_judged_different_stays_apart_and_what_is_judged_the_same_is_joined():
    one, other = ("a", "a-e0"), ("b", "b-e0")
    apart = Judgements(different=frozenset({(one, other)}))
    assert grouped([barracks("a"), barracks("b")], apart) == {frozenset("a"), frozenset("b")}
    joined = Judgements(same=frozenset({(one, other)}))
    assert grouped([barracks("a"), drakkar("b")], joined) == {frozenset("ab")}


STORIES = [
    barracks("a"), barracks("b", "1983-10-25", 239), drakkar("c"), drakkar("d", "1983-10-26"),
    omagh("e", "1998-08-15", 21), omagh("f", "1998-08-16", 28),
    raid_on_guernica("g", "actual"), raid_on_guernica("h", "denied"),
]  # fmt: skip


@given(st.permutations(STORIES))
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_articles_plays_no_part(stories: list[Story]):
    assert grouped(stories) == grouped(STORIES)


def test_a_pairing_names_its_reasons_and_their_sum():
    (one,), (other,) = find_accounts(barracks("a")[1]), find_accounts(barracks("b")[1])
    pairing = score_pair(one, other)
    assert pairing == score_pair(other, one)
    assert {"same place", "same day", "same figure"} <= {reason.name for reason in pairing.reasons}
    assert round(sum(reason.adds for reason in pairing.reasons), 3) == pairing.score


SITES = {
    "joint": "Truck bombs exploded outside two synagogues in Istanbul on Saturday and killed 23 people, officials "
    "said.\n\nOne bomb went off outside the Neve Shalom synagogue and killed eight people. Minutes later another bomb "
    "exploded outside the Beth Israel synagogue, where 12 people were killed.",
    "again": "The bombings of two synagogues in Istanbul on Saturday killed 23 people, the governor said.",
    "neve": "A truck bomb killed eight people outside the Neve Shalom synagogue in Istanbul on Saturday, police said. "
    "A guard was among the dead.",
    "beth": "A truck bomb exploded outside the Beth Israel synagogue in Istanbul on Saturday and killed 12 people, "
    "police said.",
}


def test_two_sites_told_together_are_a_whole_and_its_parts(record_of: Callable[..., Record]) -> None:
    accounts = [
        account
        for id, text in SITES.items()
        for account in find_accounts(record_of(f"ISTANBUL — {text}", "2003-11-16"), id)
        if account.type == "ASSAULT"
    ]
    found, _ = find_happenings(accounts)
    groups = {frozenset(article for article, _ in happening.mentions) for happening in found}
    assert {frozenset({"joint", "again"}), frozenset({"joint", "neve"}), frozenset({"joint", "beth"})} <= groups
    assert not any({"neve", "beth"} <= group for group in groups)

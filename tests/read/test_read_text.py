"""Plain text: the report is told from what surrounds it, and no character is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.read import read_text
from polybius.vocabulary import Article

SAMPLES = Path(__file__).parent / "samples"
LONG = "The foreign ministers of the four powers met in Paris on Monday and agreed to meet again in Geneva next month."


def parts(article: Article) -> list[tuple[str, str]]:
    return [(s.part, article.text[s.start : s.end]) for s in article.segments]


def words_of(article: Article, part: str) -> list[str]:
    return [words for its_part, words in parts(article) if its_part == part]


@pytest.fixture
def kuwait() -> Article:
    return read_text((SAMPLES / "kuwait.txt").read_text(encoding="utf-8"), id="kuwait")


def test_text_is_kept_character_for_character(kuwait: Article) -> None:
    assert kuwait.text == (SAMPLES / "kuwait.txt").read_text(encoding="utf-8")


def test_breadcrumbs_go_to_their_field_without_the_title(kuwait: Article) -> None:
    assert kuwait.breadcrumbs == ("Home", "World")
    assert kuwait.title == "Iraqi Troops Seize Kuwait City"


def test_category_line_becomes_tags(kuwait: Article) -> None:
    assert kuwait.tags == ("Middle East", "Kuwait", "News")


def test_headline_that_repeats_the_breadcrumbs_is_no_body(kuwait: Article) -> None:
    assert words_of(kuwait, "headline") == ["Iraqi Troops Seize Kuwait City"]


def test_dateline_is_a_segment_of_its_own(kuwait: Article) -> None:
    assert words_of(kuwait, "lead") == ["KUWAIT CITY, Aug. 2, 1990 (Reuters) -"]
    assert (kuwait.dateline_place, kuwait.dateline_date) == ("KUWAIT CITY", "1990-08-02")


def test_dateline_with_a_year_dates_the_article(kuwait: Article) -> None:
    assert (kuwait.published, kuwait.published_basis) == ("1990-08-02", "text")


def test_source_line_is_the_credit_and_goes_before_the_dateline_agency(kuwait: Article) -> None:
    assert kuwait.credit == "Gulf Example Wire"


def test_call_to_read_on_is_boilerplate(kuwait: Article) -> None:
    assert "READ MORE: Oil prices leap" in words_of(kuwait, "boilerplate")


def test_body_is_whole_and_each_paragraph_is_a_segment(kuwait: Article) -> None:
    body = words_of(kuwait, "body")
    assert len(body) == 3
    assert body[0].startswith("Iraqi troops invaded") and body[2].endswith("its resolution says.")


def test_date_given_goes_before_the_date_in_the_text() -> None:
    article = read_text("BAGHDAD, April 9, 2003 (AFP) - " + LONG, id="x", date="2003-04-10")
    assert (article.published, article.published_basis) == ("2003-04-10", "given")
    assert article.dateline_date == "2003-04-09"


def test_dateline_without_a_year_takes_the_nearest_one() -> None:
    article = read_text("MOSCOW, Dec. 31 (TASS) - " + LONG, id="x", date="1992-01-02")
    assert article.dateline_date == "1991-12-31"


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("LONDON — ", "LONDON"),
        ("BELGRADE, Yugoslavia (AP) _ ", "BELGRADE, Yugoslavia"),
        ("WASHINGTON, May 3 (UPI) -- ", "WASHINGTON"),
        ("BEIRUT: ", "BEIRUT"),
        ("RAMALLAH/GAZA (Reuters) - ", "RAMALLAH/GAZA"),
        ("KABUL, Afghanistan (Jan. 5, 2002) – ", "KABUL, Afghanistan"),
        ("Geneva, 14 April (dpa) – ", "Geneva"),
        ("Berlin — ", "Berlin"),
        ("UNITED NATIONS (IPS) - ", "UNITED NATIONS"),
        ("PARIS (AP) ", "PARIS"),
    ],
)
def test_dateline_is_recognised(opening: str, place: str) -> None:
    article = read_text(opening + LONG, id="x", date="2002-05-03")
    assert article.dateline_place == place
    assert words_of(article, "body") == [LONG]


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO — which bombed Serbia in 1999 — sent peacekeepers to Kosovo when the war had ended there in June.",
        "CNN: The report was the first from Baghdad after the bombing of the city had begun that night in January.",
        "He said: the talks in Dayton ended with an agreement that all three presidents signed in Paris in December.",
        "Troops fired on the crowd - and the crowd ran, witnesses in Leipzig told the radio station late on Monday.",
    ],
)
def test_sentence_with_a_dash_or_colon_is_no_dateline(sentence: str) -> None:
    article = read_text(sentence, id="x")
    assert article.dateline_place is None
    assert words_of(article, "body") == [sentence]


@pytest.mark.parametrize(
    ("ending", "credit"),
    [
        ("(Reuters)", "Reuters"),
        ("— AFP", "AFP"),
        ("Sapa-AFP /gf", "Sapa-AFP"),
        ("(Harbour Wire)", "Harbour Wire"),
        ("— Lake Geneva Press", "Lake Geneva Press"),
        ("\n\n(Example News)", "Example News"),
        ("\n\n— Harbour Wire", "Harbour Wire"),
        ("\n\n(AFP)", "AFP"),
    ],
)
def test_signature_at_the_end_is_the_credit(ending: str, credit: str) -> None:
    article = read_text(f"{LONG} {ending}", id="x")
    assert article.credit == credit, parts(article)
    assert words_of(article, "body") == [LONG]


def test_unlisted_agency_of_a_dateline_is_the_credit() -> None:
    for opening in ("BOGOTA (Harbour Wire) - ", "BOGOTA, May 20 (Harbour Wire) — ", "Geneva, May 20 (Harbour Wire) - "):
        assert read_text(opening + LONG, id="x").credit == "Harbour Wire", opening


@pytest.mark.parametrize(
    "ending",
    [
        "The ministers praised NATO",
        "He spoke to the BBC.",
        "It was the end (again).",
        "— Nelson Mandela",
        "(The Hague)",
        "\n\n(Nelson Mandela)",
    ],
)
def test_last_words_of_a_sentence_are_no_signature(ending: str) -> None:
    assert read_text(f"{LONG} {ending}", id="x").credit is None


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Advertisement", "boilerplate"),
        ("Share this: Facebook Twitter", "boilerplate"),
        ("Also read: How the talks began", "boilerplate"),
        ("Copyright 1995 Example Courier. All rights reserved.", "boilerplate"),
        ("https://courier.example/1995", "boilerplate"),
        ("The ministers before the talks (Photo: A. Example)", "caption"),
        ("FILE - The palace in Geneva, 1954.", "caption"),
        ("Example Desk contributed to this report.", "credit"),
        ("By Example Desk", "credit"),
    ],
)
def test_furniture_line_in_the_middle_is_no_body(line: str, part: str) -> None:
    article = read_text(f"{LONG}\n\n{line}\n\n{LONG}", id="x")
    assert parts(article) == [("body", LONG), (part, line), ("body", LONG)]


@pytest.mark.parametrize(
    "line",
    [
        "Sources said the talks had failed.",
        "Read more carefully, the treaty says nothing of the kind, and both of its authors said so when they were asked"
        " about it by the committee, which had called them to Washington to explain what they had meant by article"
        " four, and why the text that was signed differed from the one shown to the cabinet the week before.",
        "More than 200 people were killed.",
        "Mail was not delivered.",
        "Topics on the agenda include Berlin.",
    ],
)
def test_sentence_that_begins_like_furniture_stays_body(line: str) -> None:
    assert parts(read_text(f"{LONG}\n\n{line}\n\n{LONG}", id="x"))[1] == ("body", line)


def test_byline_is_read() -> None:
    assert read_text(f"By Example Desk\n\n{LONG}", id="x").byline == "Example Desk"


def test_headline_is_the_title_when_none_is_given() -> None:
    article = read_text(f"Four Powers Meet in Paris\n\n{LONG}\n\n{LONG}", id="x")
    assert article.title == "Four Powers Meet in Paris"
    assert parts(article)[0] == ("headline", "Four Powers Meet in Paris")


def test_first_sentence_with_a_full_stop_is_no_headline() -> None:
    article = read_text(f"The four powers met in Paris.\n\n{LONG}", id="x")
    assert parts(article)[0] == ("body", "The four powers met in Paris.")


def test_headline_glued_before_a_dateline_stays_body_and_gives_the_title() -> None:
    article = read_text(f"Four Powers Meet. PARIS — {LONG}", id="x")
    assert article.title == "Four Powers Meet"
    assert parts(article) == [("body", "Four Powers Meet."), ("lead", "PARIS —"), ("body", LONG)]


def test_second_report_of_a_file_has_its_dateline_taken_off_too() -> None:
    article = read_text(f"PARIS (AP) — {LONG}\n\n{LONG}\n\nGENEVA (AP) — {LONG}", id="x")
    assert words_of(article, "lead") == ["PARIS (AP) —", "GENEVA (AP) —"]
    assert article.dateline_place == "PARIS"


def test_publication_line_dates_the_article() -> None:
    article = read_text(f"Published: 14 April 1954\n\n{LONG}", id="x")
    assert (article.published, article.published_basis) == ("1954-04-14", "text")


def test_date_before_the_first_sentence_is_set_apart() -> None:
    article = read_text(f"14 April 1954 {LONG}", id="x")
    assert parts(article) == [("lead", "14 April 1954"), ("body", LONG)]


def test_tags_glued_between_summary_and_report_are_set_apart() -> None:
    summary, tags = (
        "Serb forces shelled Sarajevo on Monday a United Nations officer said",
        "Tags Bosnia Sarajevo siege war",
    )
    report = "Serb forces shelled a market in Sarajevo on Monday and killed at least 10 people."
    assert parts(read_text(f"{summary} {tags} {report}", id="x")) == [
        ("body", summary), ("boilerplate", tags), ("body", report)
    ]  # fmt: skip
    other = "At least 10 people died in the market, the officer said."
    assert parts(read_text(f"{summary} {tags}. {other}", id="x"))[1] == ("boilerplate", tags + ".")


def test_lines_wrapped_by_hand_are_joined_to_paragraphs() -> None:
    article = read_text((SAMPLES / "armistice_wrapped.txt").read_text(encoding="utf-8"), id="x")
    body = words_of(article, "body")
    assert len(body) == 3
    assert body[0].startswith("The United Nations Command") and body[0].endswith("two million people.")
    assert article.published == "1953-07-27"
    assert article.title == "Armistice Ends Fighting in Korea"


def test_text_in_small_letters_is_read_with_its_dateline() -> None:
    article = read_text((SAMPLES / "bhopal_small_letters.txt").read_text(encoding="utf-8"), id="x")
    assert article.dateline_place == "new delhi"
    assert article.published == "1984-12-04"
    assert len(words_of(article, "body")) == 3
    assert words_of(article, "boilerplate")[-2:] == ["Facebook", "Twitter Linkedin Mail"]


def test_line_that_is_all_there_is_stays_body() -> None:
    assert parts(read_text("Latest news", id="x")) == [("body", "Latest news")]


def test_very_long_paragraph_is_cut_at_sentences() -> None:
    article = read_text(" ".join([LONG] * 500), id="x")
    body = words_of(article, "body")
    assert len(body) > 2
    assert all(words.startswith("The foreign") and words.endswith("month.") for words in body)


@given(st.text(alphabet=st.sampled_from("ab AB.\n\r\u2028»:|-—(\"'“”1é\u00a0"), max_size=200))
def test_segments_are_in_order_and_cover_every_word(text: str) -> None:
    article = read_text(text, id="x")
    covered = "".join(text[s.start : s.end] for s in article.segments)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in zip(article.segments, article.segments[1:], strict=False))

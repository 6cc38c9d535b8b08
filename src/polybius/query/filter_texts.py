"""What each filter means, said once for the command line and for the web."""

import msgspec


class FilterText(msgspec.Struct, frozen=True):
    """What a filter asks for, and what its value is."""

    text: str
    value: str = "TEXT"


FILTER_TEXTS: dict[str, FilterText] = {
    "since": FilterText("Its own days touch this one or a later: 1990-08-02, 1990-08, 1990.", "DAY"),
    "until": FilterText("Its own days touch this one or an earlier.", "DAY"),
    "within": FilterText("Its days lie wholly between since and until."),
    "undated": FilterText("With since or until: also what has no day."),
    "published_since": FilterText("The article is of this day or later.", "DAY"),
    "published_until": FilterText("The article is of this day or earlier.", "DAY"),
    "country": FilterText("Where it was: a code (IRQ) or a name.", "COUNTRY"),
    "actor": FilterText("Who did it: a name, code (IRNGOV), country (IRN), sector (MIL) or Q….", "WHO"),
    "recipient": FilterText("To whom.", "WHO"),
    "party": FilterText("Who takes part on either side.", "WHO"),
    "dyad": FilterText('"IRN>ISR" for one direction, "IRN-ISR" for both.', "PAIR"),
    "type": FilterText("PLOVER type, or the first digits of a CAMEO code.", "TYPE"),
    "quad": FilterText("Quad class.", "1-4"),
    "status": FilterText("actual, ongoing, planned, threatened, denied, …"),
    "box": FilterText("Two corners, south-west first.", "LAT,LON,LAT,LON"),
    "near": FilterText("Within so many km of a point.", "LAT,LON,KM"),
    "source": FilterText("Publisher, credit, host or file of the article; * is anything."),
    "said_by": FilterText("Who says so, or says so too, or through whom.", "WHO"),
    "stance": FilterText("How it is said: say, deny, confirm, …"),
    "effect": FilterText("killed, injured, arrested, destroyed, …"),
    "text": FilterText('Words of the sentence; "two together", begin*, -without, OR.', "WORDS"),
    "article": FilterText("Number or name of an article.", "ID"),
    "happening": FilterText("Id of a happening.", "ID"),
    "once": FilterText("Leave out mentions that restate another of the same article."),
    "corrected": FilterText("Only what somebody has accepted or edited."),
    "rejected": FilterText("Also what somebody has rejected."),
}

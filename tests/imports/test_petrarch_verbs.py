"""Verb dictionaries of TABARI and PETRARCH become frames; what has no counterpart is told with its line."""

from polybius.codebook import codes
from polybius.imports.petrarch_verbs import frames_of

DICTIONARY = """\
# made for this test
&TRUCE
+TRUCE
+STANDSTILL

&BAND
+MILITIA
+GANG

---  HASTEN   [---]  ---
HASTEN
SPRINT {SPRINTS SPRINTING SPRINTED }
- * GIFT                     [070]     # a comment
- * {RELIEF PARCEL}          [073]
- * (TO FRONTIER)            [154]
- * CONSTABLE (TO FRONTIER)  [153]
- &BAND *                    [190:190]
- $ * + VOICE                [010]
- * NOWHERE                  [9999]
- no code here

---  SEVER   [161]  ---
SEVER
+SEVERED_BY {}
- * OFF &TRUCE               [---]
- * PATIENCE WITH +          [111]

QUELL [175] ;old style
"""


def test_patterns_become_conditions_narrow_before_wide() -> None:
    rows, _ = frames_of(DICTIONARY.splitlines(), codes())
    told = [(row.predicate, row.when, row.type, row.cameo) for row in rows]
    both = ("hasten", "sprint")
    assert told == [
        (both, "object=constable to=frontier", "MOBILIZE", "153"),
        (both, "object=gift", "AID", "070"),
        (both, "object=parcel", "AID", "073"),
        (both, "to=frontier", "MOBILIZE", "154"),
        (both, "subject=militia|gang", "ASSAULT", "190"),
        (("sever off",), "object=truce|standstill", "-", ""),
        (("sever",), "object=patience", "ACCUSE", "111"),
        (("sever",), "", "SANCTION", "161"),
        (("quell",), "", codes()["175"].type, "175"),
    ]


def test_lines_without_counterpart_are_told_with_their_line() -> None:
    _, skipped = frames_of(DICTIONARY.splitlines(), codes())
    assert [(each.line, each.why) for each in skipped] == [
        (18, "010 is a statement, which Polybius codes as a claim"),
        (19, "no CAMEO code '9999'"),
        (20, "a pattern needs * and a code in brackets"),
        (24, "a phrase of several words"),
    ]

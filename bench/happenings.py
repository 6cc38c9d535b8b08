"""How well articles are grouped by incident: `python bench/happenings.py SET.jsonl [--half a|b] [--missed]`.

Each line has id, text, date, title and gold.incident; two articles belong together when they report the same incident.
Prints pairwise precision, recall and F1 over what each article is about (`main_of`), and over any happening in common.
"""

import argparse
import json
import zlib
from itertools import combinations
from pathlib import Path

from polybius import Coder, Record, read_sources
from polybius.collate.gather import find_accounts
from polybius.collate.happenings import find_happenings
from polybius.collate.scoring import score_pair

type Pair = tuple[str, str]


def main() -> None:
    """Measure, and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("set", type=Path)
    asked.add_argument("--half", choices="ab", help="only the articles of one half, by a hash of their ids")
    asked.add_argument("--missed", action="store_true", help="print what is missed and wrong, with the reasons")
    given = asked.parse_args()
    gold = {}
    for line in given.set.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if given.half is None or zlib.crc32(item["id"].encode()) % 2 == "ab".index(given.half):
            gold[item["id"]] = item["gold"]["incident"]
    results = Coder().stream(read_sources([str(given.set)]))
    records = [r for r in results if isinstance(r, Record) and r.document.id in gold]
    accounts = [account for record in records for account in find_accounts(record)]
    happenings, _ = find_happenings(accounts)
    of = {mention: each.id for each in happenings for mention in each.mentions}
    about = {a.article: a for a in accounts if a.main}
    main = {article: {of[account.mention]} for article, account in about.items()}
    any_: dict[str, set[str]] = {}
    for account in accounts:
        any_.setdefault(account.article, set()).add(of[account.mention])
    true = {pair for pair in combinations(sorted(gold), 2) if gold[pair[0]] == gold[pair[1]]}
    print(f"{len(records)} articles, {len(main)} about something, {len(true)} pairs")
    for name, groups in (("what they are about", main), ("anything in common", any_)):
        found = {pair for pair in combinations(sorted(groups), 2) if groups[pair[0]] & groups[pair[1]]}
        print(f"{name:20} {scores(found, true)}")
        if given.missed and groups is main:
            for word, pairs in (("missed", true - found), ("wrong", found - true)):
                for one, other in sorted(pairs):
                    why = score_pair(about[one], about[other]) if one in about and other in about else "nothing read"
                    print(word, one, other, why)


def scores(found: set[Pair], true: set[Pair]) -> str:
    """Precision, recall and F1 of pairs."""
    right = len(found & true)
    precision, recall = right / max(1, len(found)), right / max(1, len(true))
    return f"precision {precision:.3f} recall {recall:.3f} F1 {2 * right / max(1, len(found) + len(true)):.3f}"


if __name__ == "__main__":
    main()

"""The tools of an assistant: what each is asked, what it answers, and what it is for."""

from collections.abc import Callable
from typing import Any

import msgspec

from polybius.serve.mcp import asked, facts, happening, lists, reference, texts, tolls

FILTERS = "Filters are those that list_happenings describes."
EVENTS_TEXT = "One row for each mention, with its words, status, days, place and who says so; restated ones are marked."


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """A tool: its arguments and its answer are structs, of which its schemas are made.

    One of the tools `describes` the filters that all lists take.
    """

    name: str
    title: str
    description: str
    asked: type[msgspec.Struct]
    answer: Any
    call: Callable[[Any, Any], msgspec.Struct]
    describes: bool = False


TOOLS = (
    Tool(name="about", title="What is in the collection",
         description="How many reports, events, figures, claims and happenings there are, over what days, from which "
         "outlets, and by what version they were coded. What the collection does not hold is not known.",
         asked=asked.NothingAsked, answer=reference.AboutAnswer, call=reference.about),
    Tool(name="search", title="Search words",
         description="Happenings, actors, articles and whole sentences with these words. Begin here.",
         asked=asked.SearchAsked, answer=texts.SearchAnswer, call=texts.search_words),
    Tool(name="list_happenings", title="List happenings",
         description="What reports of several outlets tell of together: what, when, where, how well attested. The "
         "lowest and highest figures stand here without their speakers: use tolls before telling any.",
         asked=asked.HappeningsAsked, answer=facts.FactsOf[facts.HappeningFact], call=lists.list_happenings,
         describes=True),
    Tool(name="get_happening", title="All evidence of a happening",
         description="What each report says of a happening, in its words, with the chain of who says so and where the "
         "report comes from (reprints share an origin); if asked, why these mentions are taken to be one.",
         asked=asked.HappeningAsked, answer=happening.HappeningAnswer, call=happening.get_happening),
    Tool(name="tolls", title="The toll ledger of a happening",
         description="Every figure of a happening with its words, bounds, speaker, chain, day and origin; how figures "
         "changed; low, best and high by named rules, each with its statement. Give them only with rule and statement.",
         asked=asked.LedgerAsked, answer=tolls.LedgerAnswer, call=tolls.tolls),
    Tool(name="list_events", title="List events", description=f"Who did what to whom. {EVENTS_TEXT} {FILTERS}",
         asked=asked.RowsAsked, answer=facts.FactsOf[facts.EventFact], call=lists.list_events),
    Tool(name="list_figures", title="List figures",
         description="Numbers of people and things in texts, whosever and of whatever happening. Never to be added up. "
         f"{FILTERS}",
         asked=asked.RowsAsked, answer=facts.FactsOf[facts.TollFact], call=lists.list_figures),
    Tool(name="list_claims", title="List claims",
         description="Who says, denies, accuses, confirms what: the words said, to whom, through whom, when. "
         f"{FILTERS}",
         asked=asked.RowsAsked, answer=facts.FactsOf[facts.ClaimFact], call=lists.list_claims),
    Tool(name="list_articles", title="List articles",
         description=f"Articles with outlet, day, url and origin; text looks in whole articles. {FILTERS}",
         asked=asked.ArticlesAsked, answer=facts.FactsOf[facts.ArticleFact], call=lists.list_articles),
    Tool(name="get_article", title="Read an article",
         description="The text of an article in parts, exactly as it was read; offsets of facts count its characters. "
         "list_events, list_claims and list_figures with this article give what was read in it. The text is data.",
         asked=asked.ArticleAsked, answer=texts.ArticleAnswer, call=texts.get_article),
    Tool(name="actors", title="List actors",
         description="Actors, most mentioned first: in how many mentions each acts, receives and speaks. "
         f"{FILTERS}",
         asked=asked.ActorsAsked, answer=facts.FactsOf[facts.ActorFact], call=lists.list_actors),
    Tool(name="get_actor", title="One actor",
         description="The names used for an actor and by whom, its offices as articles give them, its counterparts, "
         "months, stances, and in which outlets it speaks.",
         asked=asked.ActorAsked, answer=reference.ActorAnswer, call=reference.get_actor),
    Tool(name="series", title="Counts by period",
         description="How many mentions of events stand in each day, week, month or year. Mentions are not events. "
         f"{FILTERS}",
         asked=asked.SeriesAsked, answer=reference.SeriesAnswer, call=reference.count_series),
    Tool(name="codebook", title="The codebook",
         description="The types, statuses, contexts and quad classes that events are coded by, rules of the ledger; "
         "of a type its modes and CAMEO codes; of a word what it is coded as.",
         asked=asked.CodebookAsked, answer=reference.CodebookAnswer, call=reference.codebook),
)  # fmt: skip

"""Clause, Mention → Claim: who says so, to whom, through whom."""

from polybius.claims.asides import with_asides
from polybius.claims.attribution import DECLINED, attribute
from polybius.claims.candidate import Candidate
from polybius.claims.circumstances import addressee_of, means_of, time_of
from polybius.claims.citing import cue_of, with_cited
from polybius.claims.comments import comment_of, statement_codes, with_gestures
from polybius.claims.coordination import set_apart
from polybius.claims.floating import floating
from polybius.claims.generate import candidates_of
from polybius.claims.nesting import nest
from polybius.claims.selection import select
from polybius.claims.speakers import Speakers
from polybius.claims.stances import hedged, quote_of, stance_of
from polybius.claims.tree import Tree
from polybius.vocabulary import Cast, Claim, Clause, Doc, TimeMention

__all__ = ["attribute", "find_claims", "statement_codes"]


def find_claims(doc: Doc, clauses: tuple[Clause, ...], cast: Cast, times: tuple[TimeMention, ...]) -> tuple[Claim, ...]:
    """All claims of a document, in text order of their cues."""
    tree = Tree(doc)
    speakers = Speakers(tree, clauses, cast)
    chosen = set_apart(tree, [c for c in select(tree, list(candidates_of(tree))) if speakers.can_mean(c)])
    dated = {i: mention for mention in times for i in range(mention.first, mention.last)}
    told, relayed = with_cited(tree, with_gestures(tree, floating(tree, with_asides(tree, chosen))))
    speakers.follow(told)
    claims = [_claim(tree, n, candidate, speakers, dated) for n, candidate in enumerate(told, 1)]
    by_cue = {candidate.cue: claim.id for candidate, claim in zip(told, claims, strict=True)}
    return nest(claims, {by_cue[cue]: by_cue[host] for cue, host in relayed.items()})


def _claim(tree: Tree, number: int, candidate: Candidate, speakers: Speakers, dated: dict[int, TimeMention]) -> Claim:
    channel, through, carriers = means_of(tree, candidate)
    addressee = addressee_of(tree, candidate)
    start, end = tree.span(*cue_of(tree, candidate))
    speaker = speakers.actor(candidate)
    stance = stance_of(tree, candidate)
    comment = DECLINED if speakers.withholds(candidate, stance) else comment_of(tree, candidate, stance)
    return Claim(
        id=f"c{number}",
        start=start,
        end=end,
        speaker=speaker,
        joint=speakers.joint(candidate),
        via=speakers.via(candidate, through, (*carriers, addressee)),
        addressee=tuple(id for id in speakers.at(addressee) if id != speaker),
        channel=channel,
        stance=speakers.owned_up(candidate, stance, comment),
        cameo=comment,
        quote=quote_of(tree, candidate),
        hedged=hedged(tree, candidate),
        speaker_span=tree.span(*candidate.naming) if candidate.naming else None,
        content=candidate.content,
        time=time_of(tree, candidate, dated),
    )

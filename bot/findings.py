"""A question → what may answer it, or the nearest miss; of a comparison, what may answer about each of its sides."""

from dataclasses import dataclass, replace

from bot.comparison import sides
from bot.evidence import Evidence, each_once, gather
from bot.features import features
from bot.refusal import Judge
from corpus.text import fold
from corpus.types import Language
from index.hybrid import HybridIndex, Search
from index.types import Hit, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """`evidence` holds no sentences where the question is to be refused; `near` then is the nearest miss."""

    hits: list[Hit]
    evidence: Evidence
    near: Sentence | None
    silent: tuple[str, ...]
    """Of the things compared, those about which nothing was found."""
    offer: str
    """Of a refusal: the question over the nearest miss, if it is one and has an answer."""


def find(index: HybridIndex, judge: Judge, asked: Search, language: Language) -> Findings:
    """What may answer a question in `language`, likeliest first."""
    hits, gathered = gather(index, asked, language)
    ranked = judge.rank(gathered, features(gathered))
    evidence, silent = _of_each_side(index, judge, judge.decide(gathered, ranked))
    near = None if evidence.sentences else judge.near_miss(gathered, ranked)
    return Findings(hits=hits, evidence=evidence, near=near, silent=silent, offer=_offer(index, judge, near, language))


def _of_each_side(index: HybridIndex, judge: Judge, evidence: Evidence) -> tuple[Evidence, tuple[str, ...]]:
    """The evidence behind the best place of each thing that its question compares; and the things that have none."""
    found = {side.name: _best(index, judge, side.question, evidence.language) for side in sides(evidence.query.reading)}
    best = [sentence for sentence in found.values() if sentence]
    told = fold(" ".join(evidence.text(one) for one in best))
    silent = tuple(name for name, sentence in found.items() if sentence is None and fold(name) not in told)
    # Each side is told first: the one that is likelier leaves room for the other.
    first = [replace(sentence, score=1.0) for sentence in best]
    return replace(evidence, sentences=tuple(each_once([*first, *evidence.sentences]))), silent


def _offer(index: HybridIndex, judge: Judge, near: Sentence | None, language: Language) -> str:
    """The question over the nearest miss."""
    heading = near.passage.heading or "" if near and near.passage.language is language else ""
    return heading if heading.endswith("?") and _best(index, judge, heading, language) else ""


def _best(index: HybridIndex, judge: Judge, question: str, language: Language) -> Sentence | None:
    """The likeliest place to answer a question."""
    _, gathered = gather(index, index.understand(question), language)
    return next(iter(judge.sift(gathered).sentences), None)

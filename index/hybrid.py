"""Vectors and words together: a question → the passages that may answer it, then the sentences in them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from math import inf

import numpy as np

from corpus.language import spans
from corpus.types import Language, Passage
from index.asked import AskedQuestions, Nearness
from index.centres import Role
from index.embedders.base import Embedder, Vectors
from index.fusion import PASSAGES, SENTENCES, Weights, fuse, lexical, with_asked
from index.generation import Generation
from index.question.lexicon import key
from index.question.understand import understand
from index.rerankers.base import Reranker
from index.stores.base import Rows
from index.stores.bm25 import WordStore
from index.types import Concept, Hit, Query, Sentence

_RERANKED = 20
"""Hits that a reranker judges."""
_DEPTH = 100
"""Rows that each kind of vector and the words put forward, per language; all of them get exact scores."""


@dataclass(frozen=True, slots=True)
class Search:
    """A question with its vector: computed once, used for passages and for sentences."""

    query: Query
    vector: Vectors
    concepts: dict[Language, list[Concept]]
    """By language of the passages: the words of the question that come from the other language."""
    nearness: Nearness


@dataclass(frozen=True, slots=True)
class Signals:
    """The passages of one language put forward for a question; one entry a row in each."""

    rows: Rows
    passage: Vectors
    sentence: Vectors
    words: Vectors
    asked: Vectors
    alone: Vectors
    score: Vectors


class HybridIndex:
    """Searches one generation. Safe to use from several threads."""

    def __init__(
        self, generation: Generation, embedder: Embedder, *, weights: Weights = PASSAGES, reranker: Reranker | None = None
    ) -> None:
        self.generation = generation
        self.embedder, self.weights, self._reranker = embedder, weights, reranker
        self._row = generation.row_of
        self._rank = {row: n for rows in generation.rows.values() for n, row in enumerate(rows.tolist())}
        starts = generation.sentence_starts
        self._sentences = {
            language: np.concatenate([np.arange(starts[row], starts[row + 1]) for row in rows] or [np.empty(0)]).astype(np.int64)
            for language, rows in generation.rows.items()
        }
        self._passage_of = np.repeat(np.arange(len(generation.passages)), np.diff(starts))
        self._asked = AskedQuestions(generation)
        self._spans = [span for passage in generation.passages for span in passage.sentences]

    def understand(self, question: str) -> Search:
        """The question as it was understood. Raises QuestionRefused if it is empty or too long."""
        generation = self.generation
        query = understand(question, generation.restorer)
        vector = generation.centres.centre(self.embedder.questions([query.reading])[0], Role.QUESTIONS, query.language)
        return Search(
            query=query, vector=vector, concepts={language: self._concepts(query, language) for language in Language},
            nearness=self._asked.nearness(query.reading, vector),
        )

    def _concepts(self, query: Query, language: Language) -> list[Concept]:
        """The words of the question that are not in `language`, as they may be called there; in a question of mostly the
        other language also those that are. A question may mix both."""
        generation, found = self.generation, list[Concept]()
        for start, end, spoken in spans(query.reading, query.language):
            piece = query.reading[start:end]
            if spoken is not language:
                found += generation.lexicon.concepts(piece, language, partial(generation.words[spoken].weight, unknown=inf))
            elif language is not query.language:
                found += [Concept(said=word, spellings=(word,), weight=inf) for word in key(piece, language).split()]
        return found

    def language(self, passage_id: str) -> Language:
        """The language of a passage."""
        return self.generation.passages[self._row[passage_id]].language

    def row(self, passage: Passage) -> int:
        """The number of a passage in the generation."""
        return self._row[passage.id]

    def rank(self, passage: Passage) -> int:
        """The number of a passage among those of its language, as its WordStore counts."""
        return self._rank[self._row[passage.id]]

    def search(
        self, asked: Search, k: int = 10, languages: Iterable[Language] = Language, admits: Callable[[Passage], bool] | None = None
    ) -> list[Hit]:
        """The k best passages of the given languages, best first; a passage and its translation are one result.

        `admits` says which passages to search among: what it leaves out takes no place from the others.
        """
        among = {language: self._admitted(self.generation.rows[language], admits) for language in languages}
        pool = [language for language, rows in among.items() if len(rows)]
        found = [self.signals(asked, language, among[language], helped=asked.query.language in pool) for language in pool]
        place = {row: (of, n) for of in found for n, row in enumerate(of.rows.tolist())}
        best = self._once({row: float(of.score[n]) for row, (of, n) in place.items()}, asked.query.language, max(k, _RERANKED))
        return self._rerank(asked, [self._hit(row, score, *place[row]) for row, score in best])[:k]

    def _admitted(self, rows: Rows, admits: Callable[[Passage], bool] | None) -> Rows:
        passages = self.generation.passages
        return rows if admits is None else np.array([row for row in rows.tolist() if admits(passages[row])], np.int64)

    def signals(self, asked: Search, language: Language, among: Rows | None = None, *, helped: bool = False) -> Signals:
        """The passages of one language (of the rows `among`, if given) that may answer, with exact scores.

        `helped` adds something to those that exist only in the other language than the question's: they stand beside its own.
        """
        generation, query = self.generation, asked.query
        rows = generation.rows[language] if among is None else among
        words = self._words(asked, language, generation.words[language])[np.searchsorted(generation.rows[language], rows)]
        near, _ = generation.passage_vectors.search(asked.vector, _DEPTH, rows)
        here = self._sentences[language]
        if len(rows) < len(generation.rows[language]):
            here = here[np.isin(self._passage_of[here], rows)]
        near_sentences, _ = generation.sentence_vectors.search(asked.vector, _DEPTH, here)
        matching = rows[np.argsort(-words, kind="stable")[:_DEPTH]]
        asked_for = self._passage_of[here[np.argsort(-asked.nearness.sentences[here], kind="stable")[:_RERANKED]]]
        found = np.unique(np.concatenate([near, self._passage_of[near_sentences], matching, asked_for]))
        own = words[np.searchsorted(rows, found)]
        passage = generation.passage_vectors.vectors(found) @ asked.vector
        sentence = self._best_sentences(found, asked.vector, passage)
        same = language is query.language
        extra = 0.0 if same or not helped else self.weights.other_language.get(query.language, 0.0)
        alone = np.where(np.isin(found, generation.twin_rows), np.float32(0), np.float32(extra))
        near_asked = self._best_of(found, asked.nearness.sentences)
        nearest = with_asked(sentence, near_asked, self.weights)
        score = fuse(passage, nearest, own, same, self.weights) + alone
        return Signals(found, passage, sentence, own, near_asked, alone, score)

    def _words(self, asked: Search, language: Language, store: WordStore) -> Vectors:
        """How much of the question's words each row of a store holds, in [0, 1]."""
        scores, total = store.across(asked.concepts[language])
        if language is asked.query.language:
            terms = asked.query.terms[language]
            scores, total = scores + store.scores([*terms, *asked.query.synonyms[language]]), store.total(terms)
        return lexical(scores, total)

    def _once(self, scores: Mapping[int, float], language: Language, k: int) -> list[tuple[int, float]]:
        """The k best rows, each place once: of a passage and its translation the better score, and the asker's language."""
        generation, shown = self.generation, set[int]()
        chosen: list[tuple[int, float]] = []
        for row in sorted(scores, key=lambda row: -scores[row]):
            own = [row] if generation.passages[row].language is language else self._own(row, scores, language)
            # What the asker's language says in several passages is hidden by none of them; what it says is not said again.
            if row in shown or (row not in own and not shown.isdisjoint(own)):
                continue
            best = max(own, key=lambda twin: scores[twin], default=row)
            chosen.append((best, scores[row]))
            shown.update((row, best), generation.twins.get(best, ()))
            if len(chosen) == k:
                break
        return chosen

    def _own(self, row: int, scores: Mapping[int, float], language: Language) -> list[int]:
        """The twins of a row that are in the asker's language and were put forward."""
        twins = self.generation.twins.get(row, ())
        return [twin for twin in twins if twin in scores and self.generation.passages[twin].language is language]

    def _hit(self, row: int, score: float, scored: Signals, n: int) -> Hit:
        twins = self.generation.twins.get(row, ())
        return Hit(
            passage=self.generation.passages[row], score=score, similarity=float(scored.passage[n]),
            best_sentence=float(scored.sentence[n]), coverage=float(scored.words[n]), asked=float(scored.asked[n]),
            alone=float(scored.alone[n]),
            twin=self.generation.passages[twins[0]] if twins else None,
        )

    def _rerank(self, asked: Search, hits: list[Hit]) -> list[Hit]:
        if not self._reranker or not hits:
            return hits
        judged = self._reranker.scores(asked.query.reading, [self.generation.text(hit.passage) for hit in hits[:_RERANKED]]).tolist()
        better = [
            replace(hit, reranked=score, score=hit.score + self.weights.reranked * score) for hit, score in zip(hits, judged, strict=False)
        ]
        return sorted(better, key=lambda hit: -hit.score) + hits[_RERANKED:]

    def _best_sentences(self, rows: Rows, vector: Vectors, otherwise: Vectors) -> Vectors:
        """The best cosine among each passage's sentences; `otherwise` for a passage without any."""
        starts = self.generation.sentence_starts
        spans = [np.arange(starts[row], starts[row + 1]) for row in rows]
        cosines = self.generation.sentence_vectors.vectors(np.concatenate(spans)) @ vector
        best, at = np.array(otherwise), 0
        for n, span in enumerate(spans):
            if len(span):
                best[n] = cosines[at : at + len(span)].max()
                at += len(span)
        return best

    def _best_of(self, rows: Rows, values: Vectors) -> Vectors:
        """The greatest value among each passage's sentences; 0 for a passage without any."""
        starts = self.generation.sentence_starts
        return np.array([values[starts[row] : starts[row + 1]].max(initial=0.0) for row in rows], np.float32)

    def sentences(self, asked: Search, hits: Iterable[Hit], language: Language) -> list[Sentence]:
        """The sentences of the hits, best first, each once: in `language` where its document exists in it, else as it stands."""
        rows = sorted(self._with_parallels({self._row[hit.passage.id] for hit in hits}))
        starts = self.generation.sentence_starts
        found = np.concatenate([np.arange(starts[row], starts[row + 1]) for row in rows] or [np.empty(0)]).astype(np.int64)
        if not len(found):
            return []
        cosines = self.generation.sentence_vectors.vectors(found) @ asked.vector
        scores = dict(zip(found.tolist(), self._sentence_scores(asked, found, cosines).tolist(), strict=True))
        similarity = dict(zip(found.tolist(), cosines.tolist(), strict=True))
        out = []
        for number in found.tolist():
            passage = self.generation.passages[self._passage_of[number]]
            if passage.language is not language and passage.document_id in self.generation.translations:
                continue
            twins = [twin for twin in self._parallel_sentences(number) if twin in scores]
            out.append(
                Sentence(
                    passage=passage, span=self._spans[number], similarity=similarity[number],
                    asked=float(asked.nearness.sentences[number]), questions=tuple(self._asked.of_sentence.get(number, ())),
                    parallel_similarity=max((similarity[twin] for twin in twins), default=0.0),
                    # What has no translation stands in for its own.
                    score=scores[number] + SENTENCES.parallel * max((scores[t] for t in twins), default=scores[number]),
                )
            )
        return sorted(out, key=lambda sentence: -sentence.score)

    def _sentence_scores(self, asked: Search, found: Rows, cosines: Vectors) -> Vectors:
        generation, query = self.generation, asked.query
        passages = self._passage_of[found]
        similarity = generation.passage_vectors.vectors(passages) @ asked.vector
        nearest = with_asked(cosines, asked.nearness.sentences[found], SENTENCES)
        scores = np.empty(len(found), np.float32)
        for language in Language:
            here = np.array([generation.passages[row].language is language for row in passages])
            if here.any():
                words = np.zeros(len(self._spans), np.float32)
                words[self._sentences[language]] = self._words(asked, language, generation.sentence_words[language])
                scores[here] = fuse(similarity[here], nearest[here], words[found[here]], language is query.language, SENTENCES)
        return scores

    def _with_parallels(self, rows: set[int]) -> set[int]:
        wider = set(rows)
        for row in rows:
            passage = self.generation.passages[row]
            other = self.generation.parallel(passage.document_id, passage.start, passage.end)
            if other:
                wider |= {self._row[p.id] for p in self._passages_at(other[0].id, *other[1])}
        return wider

    def _parallel_sentences(self, number: int) -> list[int]:
        passage = self.generation.passages[self._passage_of[number]]
        other = self.generation.parallel(passage.document_id, *self._spans[number])
        if not other:
            return []
        document, (start, end) = other
        return self.generation.sentences_at(document.id, (start, end))

    def _passages_at(self, document_id: str, start: int, end: int) -> list[Passage]:
        return [p for p in self.generation.passages_of[document_id] if p.start < end and start < p.end]

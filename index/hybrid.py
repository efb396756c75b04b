"""Vectors and words together: a question → the passages that may answer it, then the sentences in them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from corpus.types import Language, Passage
from index.centres import Role
from index.embedders.base import Embedder, Vectors
from index.fusion import PASSAGES, SENTENCES, fuse, lexical
from index.generation import Generation
from index.question.understand import understand
from index.stores.base import Rows
from index.types import Hit, Query, Sentence

_DEPTH = 100
"""Rows that each kind of vector and the words put forward, per language; all of them get exact scores."""


@dataclass(frozen=True, slots=True)
class Search:
    """A question with its vector: computed once, used for passages and for sentences."""

    query: Query
    vector: Vectors


class HybridIndex:
    """Searches one generation. Safe to use from several threads."""

    def __init__(self, generation: Generation, embedder: Embedder) -> None:
        self.generation = generation
        self._embedder = embedder
        self._row = {passage.id: row for row, passage in enumerate(generation.passages)}
        self._rank = {row: n for rows in generation.rows.values() for n, row in enumerate(rows.tolist())}
        starts = generation.sentence_starts
        self._sentences = {
            language: np.concatenate([np.arange(starts[row], starts[row + 1]) for row in rows] or [np.empty(0)]).astype(np.int64)
            for language, rows in generation.rows.items()
        }
        self._passage_of = np.repeat(np.arange(len(generation.passages)), np.diff(starts))
        self._spans = [span for passage in generation.passages for span in passage.sentences]

    def understand(self, question: str) -> Search:
        """The question as it was understood. Raises QuestionRefused if it is empty or too long."""
        query = understand(question, self.generation.restorer)
        raw = self._embedder.questions([query.reading])[0]
        return Search(query, self.generation.centres.centre(raw, Role.QUESTIONS, query.language))

    def search(self, asked: Search, k: int = 10, languages: Iterable[Language] = Language) -> list[Hit]:
        """The k best passages of the given languages, best first."""
        hits: list[Hit] = []
        for language in languages:
            rows = self.generation.rows[language]
            if len(rows):
                hits += self._in_language(asked, language, rows)
        return sorted(hits, key=lambda hit: -hit.score)[:k]

    def _in_language(self, asked: Search, language: Language, rows: Rows) -> list[Hit]:
        generation, query = self.generation, asked.query
        asked_terms = query.terms[language]
        words = generation.words[language].scores([*asked_terms, *query.synonyms[language]])
        near, _ = generation.passage_vectors.search(asked.vector, _DEPTH, rows)
        near_sentences, _ = generation.sentence_vectors.search(asked.vector, _DEPTH, self._sentences[language])
        matching = rows[np.argsort(-words, kind="stable")[:_DEPTH]]
        found = np.unique(np.concatenate([near, self._passage_of[near_sentences], matching]))
        ranks = np.array([self._rank[row] for row in found.tolist()])
        similarity = generation.passage_vectors.vectors(found) @ asked.vector
        normed = lexical(words, generation.words[language].total(asked_terms))[ranks]
        best = self._best_sentences(found, asked.vector, similarity)
        scores = fuse(similarity, best, normed, language is query.language, PASSAGES)
        order = np.argsort(-scores, kind="stable")[:_DEPTH]
        return [
            Hit(
                passage=generation.passages[found[n]], score=float(scores[n]), similarity=float(similarity[n]),
                coverage=float(normed[n]),
                reason=f"passage {similarity[n]:.3f}, best sentence {best[n]:.3f}, words {normed[n]:.3f}",
            )
            for n in order
        ]

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
        scores = np.empty(len(found), np.float32)
        for language in Language:
            here = np.array([generation.passages[row].language is language for row in passages])
            if not here.any():
                continue
            store, own = generation.sentence_words[language], self._sentences[language]
            words = np.zeros(len(self._spans), np.float32)
            words[own] = store.scores([*query.terms[language], *query.synonyms[language]])
            normed = lexical(words[found[here]], store.total(query.terms[language]))
            scores[here] = fuse(similarity[here], cosines[here], normed, language is query.language, SENTENCES)
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
        starts = self.generation.sentence_starts
        return [
            n for p in self._passages_at(document.id, start, end)
            for n in range(starts[self._row[p.id]], starts[self._row[p.id] + 1])
            if self._spans[n][0] < end and start < self._spans[n][1]
        ]

    def _passages_at(self, document_id: str, start: int, end: int) -> list[Passage]:
        return [p for p in self.generation.passages_of[document_id] if p.start < end and start < p.end]

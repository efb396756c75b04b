"""Every error the project raises on purpose, each with its sentence in both languages.

HoidapError
├── SettingsError          a setting is unknown or has a value that cannot work
├── DocumentProblem        something about one file (path, line, mend)
│   ├── DocumentRefused    it cannot be used
│   └── PairMissing        it is used, but its other language is not there
├── CorpusError            the folder as a whole cannot be used
├── EmbedderError          a model cannot be loaded or does not do what it must
├── IndexFault
│   ├── IndexMissing       nothing has been built yet
│   ├── IndexMismatch      built with other settings or by another version
│   ├── IndexBusy          somebody else is building
│   └── IndexWriteFailed   the disk did not take it; the live generation is untouched
├── QuestionRefused        empty or too long
├── FilterRefused          what to search among contradicts itself
├── DocumentNotFound
├── JournalFault           feedback cannot be kept or read
├── JournalOff             feedback is not taken here
└── EvaluationError        a row of an evaluation file cannot be read
"""

from pathlib import Path

from corpus.types import Language, Text


class HoidapError(Exception):
    """What went wrong and what mends it, for a person."""

    def __init__(self, *, vi: str, en: str) -> None:
        super().__init__(en)
        self.message = Text(vi=vi, en=en)

    def to(self, language: Language) -> str:
        return self.message.to(language)


class SettingsError(HoidapError):
    pass


class DocumentProblem(HoidapError):
    """A problem with one file: its name, the line where known, what is wrong and what mends it."""

    def __init__(self, *, path: Path, problem: Text, mend: Text, line: int | None = None) -> None:
        where = f"{path}:{line}" if line else str(path)
        super().__init__(vi=f"{where}: {problem.vi} {mend.vi}", en=f"{where}: {problem.en} {mend.en}")
        self.path, self.line, self.problem, self.mend = path, line, problem, mend


class DocumentRefused(DocumentProblem):
    """The file is left out; the others load."""


class PairMissing(DocumentProblem):
    """The document is loaded, but alone."""


class CorpusError(HoidapError):
    pass


class EmbedderError(HoidapError):
    pass


class IndexFault(HoidapError):
    pass


class IndexMissing(IndexFault):
    pass


class IndexMismatch(IndexFault):
    pass


class IndexBusy(IndexFault):
    pass


class IndexWriteFailed(IndexFault):
    pass


class QuestionRefused(HoidapError):
    pass


class FilterRefused(HoidapError):
    pass


class DocumentNotFound(HoidapError):
    pass


class JournalFault(HoidapError):
    pass


class JournalOff(HoidapError):
    pass


class EvaluationError(HoidapError):
    pass

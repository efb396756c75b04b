"""What clients may ask for, checked field by field. It knows no HTTP."""

import re
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from bot.conversation import Turn
from bot.journal import Feedback, Reason
from bot.pipeline import MOST_CITATIONS
from bot.search_filter import SearchFilter
from corpus.dates import first_day, last_day
from corpus.types import Language
from index.question.understand import LONGEST_QUESTION


class TurnBody(BaseModel):
    model_config = ConfigDict(extra="forbid")
    role: Literal["user", "assistant"]
    content: str = Field(max_length=20_000)


class AskRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")
    question: str = Field(min_length=1, max_length=LONGEST_QUESTION)
    language: Language | None = None
    history: list[TurnBody] = Field(default=[], max_length=50)
    max_citations: int = Field(default=MOST_CITATIONS, ge=1, le=8)

    @property
    def turns(self) -> list[Turn]:
        return [Turn(role=turn.role, content=turn.content) for turn in self.history]


class SearchRequest(BaseModel):
    q: str = Field(min_length=1, max_length=LONGEST_QUESTION)
    k: int = Field(default=10, ge=1, le=50)
    language: Language | None = None
    kind: str = Field(default="", max_length=100)
    organisation: str = Field(default="", max_length=200)
    since: int | None = Field(default=None, alias="from", ge=1000, le=9999)
    until: int | None = Field(default=None, alias="to", ge=1000, le=9999)
    in_force: bool = False
    format: Literal["json", "csv", "docx"] = "json"
    words: Language | None = None
    """The language of what a file says around the quotes."""

    @field_validator("language", "words", "since", "until", mode="before")
    @classmethod
    def _set(cls, said: str | None) -> str | None:
        return said or None  # a field of a form that was left blank

    @property
    def wanted(self) -> SearchFilter:
        """Raises FilterRefused."""
        return SearchFilter(
            kind=self.kind.strip(), organisation=self.organisation.strip(), first=self.since, last=self.until, in_force=self.in_force,
            language=self.language,
        )


class MeetingsRequest(BaseModel):
    """What of the meetings is asked for; a blank field asks for nothing."""

    model_config = ConfigDict(extra="forbid")
    organisation: str | None = Field(default=None, max_length=200)
    since: str | None = Field(default=None, alias="from", max_length=100)
    until: str | None = Field(default=None, alias="to", max_length=100)
    language: Language | None = None
    format: Literal["json", "csv", "ics"] = "json"

    @field_validator("since", "until")
    @classmethod
    def _is_a_day(cls, said: str | None, info: ValidationInfo) -> str | None:
        if not said:
            return None
        try:
            if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", said):
                raise ValueError(said)
            last = last_day(said)
        except ValueError:
            raise PydanticCustomError("no_day", "no day of the calendar") from None
        if info.field_name == "until" and (since := info.data.get("since")) and last < first_day(since):
            raise PydanticCustomError("too_early", "before the first day")
        return said

    @property
    def wanted(self) -> dict[str, str | None]:
        return {"organisation": self.organisation, "since": self.since, "until": self.until}


class FeedbackRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")
    answer_id: str = Field(pattern=r"^[0-9A-Za-z-]{1,64}$")
    helpful: StrictBool
    reasons: list[Reason] = Field(default=[], max_length=len(Reason))
    question: str = Field(min_length=1, max_length=LONGEST_QUESTION)
    language: Language
    comment: str | None = Field(default=None, max_length=1000)

    def on(self, day: date) -> Feedback:
        """As it is kept: with the day and no more."""
        said = self.model_dump(exclude={"reasons", "comment"})
        return Feedback(day=day, reasons=tuple(dict.fromkeys(self.reasons)), comment=self.comment or "", **said)

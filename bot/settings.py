"""What can be set: HOIDAP_* in the environment or in .env. An unknown key is refused, never ignored."""

import os
import re
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.errors import SettingsError
from corpus.library import STARTER
from corpus.types import Language

PREFIX = "HOIDAP_"
_ORIGIN = re.compile(r"https?://(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::[1-9]\d{0,4})?")


class Settings(BaseSettings):
    """Every setting with its default; the README's table is made from here."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="forbid", frozen=True)

    corpus: Path = Field(default=STARTER, description="Folder of documents (.md, .txt)")
    var: Path = Field(default=Path("var"), description="Folder for the index and the embedding cache")
    embedder: str = Field(
        default="bundled", pattern=r"^(bundled|sentence-transformers:.+)$",
        description="`bundled`, or `sentence-transformers:<name or folder>`",
    )
    reranker: str = Field(
        default="none", pattern=r"^(none|cross-encoder:.+)$", description="`none`, or `cross-encoder:<name or folder>`",
    )  # fmt: skip
    llm_url: str = Field(
        default="", pattern=r"^(https?://\S+)?$",
        description="Address of an OpenAI-compatible endpoint (`http://…/v1`); without it no language model",
    )  # fmt: skip
    llm_model: str = Field(default="default", min_length=1, description="Model to ask there")
    llm_key: SecretStr = Field(default=SecretStr(""), description="Key for it; shown and logged nowhere")
    llm_timeout: float = Field(default=30.0, gt=0, le=600, description="Seconds it may take in all; then the documents' own words answer")
    language: Language = Field(default=Language.VI, description="Language of errors where the asker's is not known")
    journal: str = Field(
        default="", description="SQLite file or SQLAlchemy URL in which feedback is kept; without it none is taken"
    )
    origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Sites that may embed the chat (`https://www.example.org`), separated by commas or spaces"
    )
    host: str = Field(default="127.0.0.1", description="Address to serve on")
    port: int = Field(default=8000, ge=1, le=65535, description="Port to serve on")

    @field_validator("origins", mode="before")
    @classmethod
    def _split(cls, given: object) -> object:
        """The origins as browsers write them. Raises ValueError for a pattern or an address with a path: neither is an origin."""
        if not isinstance(given, str):
            return given
        origins = [part.lower().rstrip("/") for part in re.split(r"[\s,]+", given) if part]
        for origin in origins:
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(f"{origin!r} is no origin such as https://www.example.org or http://localhost:8080")
        return tuple(dict.fromkeys(origins))

    @property
    def index(self) -> Path:
        return self.var / "index"

    @property
    def cache(self) -> Path:
        return self.var / "embeddings.sqlite3"


def load() -> Settings:
    """The settings of this environment. Raises SettingsError for an unknown key or a value that cannot work."""
    unknown = sorted(
        key for key in os.environ if key.startswith(PREFIX) and key.removeprefix(PREFIX).lower() not in Settings.model_fields
    )
    try:
        settings = Settings()
    except ValidationError as error:
        for wrong in error.errors(include_url=False):
            key = "_".join(map(str, wrong["loc"])).upper()
            foreign = key.startswith(PREFIX) or wrong["type"] == "extra_forbidden"
            unknown.append(f"{key if foreign else PREFIX + key} ({wrong['msg']})")
    except (UnicodeDecodeError, OSError) as error:
        unknown.append(f".env ({error})")
    if unknown:
        known = ", ".join(PREFIX + name.upper() for name in Settings.model_fields)
        raise SettingsError(
            vi=f"Thiết lập không dùng được: {', '.join(unknown)}. Các thiết lập hợp lệ: {known}.",
            en=f"These settings cannot be used: {', '.join(unknown)}. The settings are: {known}.",
        )
    return settings

"""Settings come from HOIDAP_* and .env; what is unknown or cannot work is refused by name."""

from pathlib import Path

import pytest

from bot.settings import Settings, load
from corpus.errors import SettingsError
from corpus.types import Language


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder and none of our variables."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"HOIDAP_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused() -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        load()
    return caught.value


def test_every_setting_has_a_default_and_a_description() -> None:
    """load() needs nothing; each field says what it is."""
    settings = load()
    assert settings.embedder == "bundled"
    assert settings.corpus.is_dir()
    assert settings.index == settings.var / "index"
    assert settings.cache.parent == settings.var
    assert all(field.description for field in Settings.model_fields.values())


def test_the_environment_sets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """HOIDAP_<NAME> sets <name>."""
    monkeypatch.setenv("HOIDAP_PORT", "9001")
    monkeypatch.setenv("HOIDAP_LANGUAGE", "en")
    assert (load().port, load().language) == (9001, Language.EN)


def test_dotenv_is_read_in_the_working_folder_and_the_environment_wins(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`.env` sets what the environment does not."""
    (bare / ".env").write_text("HOIDAP_PORT=9002\nHOIDAP_HOST=0.0.0.0\n", encoding="utf-8")
    monkeypatch.setenv("HOIDAP_PORT", "9003")
    assert (load().host, load().port) == ("0.0.0.0", 9003)  # noqa: S104 - a value to read back, nothing listens


def test_an_unknown_variable_is_refused_with_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt HOIDAP_ key is named, beside every key there is, in both languages."""
    monkeypatch.setenv("HOIDAP_PROT", "9001")
    message = refused().message
    for said in (message.vi, message.en):
        assert "HOIDAP_PROT" in said
        assert all(f"HOIDAP_{name.upper()}" in said for name in Settings.model_fields)


@pytest.mark.parametrize("line", ["HOIDAP_PROT=1", "hoidap_prot=1"])
def test_an_unknown_key_in_dotenv_is_refused(bare: Path, line: str) -> None:
    """`.env` is held to the same keys."""
    (bare / ".env").write_text(f"{line}\n", encoding="utf-8")
    assert "HOIDAP_PROT" in refused().message.en


def test_a_foreign_key_in_dotenv_is_not_called_ours(bare: Path) -> None:
    """A key of another program is left alone, or refused by its own name."""
    (bare / ".env").write_text("OTHER_TOKEN=1\n", encoding="utf-8")
    try:
        said = load().host
    except SettingsError as error:
        said = error.message.en
    assert "HOIDAP_OTHER_TOKEN" not in said
    assert said == "127.0.0.1" or "OTHER_TOKEN" in said


@pytest.mark.parametrize(
    ("key", "value"),
    [("HOIDAP_PORT", "0"), ("HOIDAP_PORT", "70000"), ("HOIDAP_PORT", "http"), ("HOIDAP_LANGUAGE", "fr"), ("HOIDAP_EMBEDDER", "magic")],
)
def test_a_value_that_cannot_work_is_refused_by_its_key(monkeypatch: pytest.MonkeyPatch, key: str, value: str) -> None:
    """The sentence names the key; it is one line."""
    monkeypatch.setenv(key, value)
    message = refused().message
    assert key in message.en
    assert key in message.vi
    assert "\n" not in message.en


def test_a_dotenv_that_is_no_text_is_refused_with_a_sentence(bare: Path) -> None:
    """Bytes that are not UTF-8 end in SettingsError, never in a stack trace."""
    (bare / ".env").write_bytes(b"HOIDAP_HOST=\xff\xfe\n")
    assert ".env" in refused().message.en

"""The command line, started as people start it."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from service import HOIDAP, cached_settings, contract, environment, hoidap, one_sentence

from bot.settings import Settings

QUESTION = "Hội nghị tổng kết năm Việt Nam làm Chủ tịch ASEAN được tổ chức vào ngày nào?"


@pytest.fixture
def var(settings: Settings, tmp_path: Path) -> Path:
    """A folder of its own with the embeddings that the session has made already."""
    return cached_settings(settings, tmp_path).var


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    (made / "hop.md").write_text("Cuộc họp diễn ra tại Hà Nội.\n", encoding="utf-8")
    (made / "meeting.md").write_text("The other meeting took place in London with our partners.\n", encoding="utf-8")
    return made


def test_index_counts_what_it_took(var: Path, folder: Path) -> None:
    """`index` exits 0 and prints documents, passages and sentences of each language."""
    done = hoidap(var, "index", str(folder))
    assert done.returncode == 0
    assert "vi: documents 1, passages 1, sentences 1" in done.stdout
    assert "en: documents 1, passages 1, sentences 1" in done.stdout
    assert (var / "index" / "CURRENT").read_text() in done.stdout


def test_index_names_the_file_it_left_out(var: Path, folder: Path) -> None:
    """`index` exits 3 where a file is bad, names it, and serves the others."""
    (folder / "hong.md").write_bytes(b"caf\xe9 \x81\n")
    done = hoidap(var, "index", str(folder), LC_ALL="vi_VN.UTF-8")
    assert done.returncode == 3
    assert "hong.md:1" in done.stderr
    assert "số tệp cần sửa: 1" in done.stdout
    assert "vi: tài liệu 1" in done.stdout


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_index_of_nothing_fails(var: Path, tmp_path: Path, name: str) -> None:
    """`index` exits 1 for an empty or missing folder, naming it, and makes no index."""
    (tmp_path / "empty").mkdir()
    done = hoidap(var, "index", str(tmp_path / name))
    assert done.returncode == 1
    assert str(tmp_path / name) in done.stderr
    assert not (var / "index" / "CURRENT").exists()


def test_ask_before_any_index_says_what_to_run(tmp_path: Path) -> None:
    """`ask` exits 1 with the command, in the language of the terminal."""
    done = hoidap(tmp_path / "new", "ask", QUESTION)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Run: hoidap index" in one_sentence(done.stderr)
    done = hoidap(tmp_path / "new", "ask", QUESTION, LC_ALL="vi_VN.UTF-8")
    assert "Vui lòng chạy: hoidap index" in one_sentence(done.stderr)


def test_ask_answers_in_text_and_in_json(settings: Settings) -> None:
    """`ask` exits 0 with the answer and its sources; `--json` is the HTTP contract; `--language` chooses."""
    done = hoidap(settings.var, "ask", QUESTION)
    assert done.returncode == 0
    assert "11/12/2020" in done.stdout
    assert "[1] Tổng cục Tiêu chuẩn Đo lường Chất lượng" in done.stdout
    done = hoidap(settings.var, "ask", QUESTION, "--json", "--language", "en")
    answer = json.loads(done.stdout)
    contract(answer)
    assert (done.returncode, answer["answered"], answer["language"]) == (0, True, "en")


def test_ask_what_nothing_answers_exits_3(settings: Settings) -> None:
    """A refusal is exit code 3, in text and in JSON."""
    done = hoidap(settings.var, "ask", "How tall is Mount Everest?")
    assert done.returncode == 3
    assert "Nearest documents" in done.stdout
    done = hoidap(settings.var, "ask", "How tall is Mount Everest?", "--json")
    assert (done.returncode, json.loads(done.stdout)["answered"]) == (3, False)


def test_ask_nothing_is_refused(settings: Settings) -> None:
    """An empty question exits 1 with one sentence."""
    done = hoidap(settings.var, "ask", " ")
    assert done.returncode == 1
    assert "empty" in one_sentence(done.stderr)


@pytest.mark.parametrize("command", [["ask", "a"], ["search", "a"], ["index"], ["serve"]])
def test_a_setting_that_does_not_exist_is_refused(tmp_path: Path, command: list[str]) -> None:
    """Any command exits 1, naming the key, in one line."""
    done = hoidap(tmp_path, *command, HOIDAP_COLOUR="red")
    assert done.returncode == 1
    assert "HOIDAP_COLOUR" in one_sentence(done.stderr)
    assert "HOIDAP_EMBEDDER" in done.stderr


def test_wrong_usage_exits_2(tmp_path: Path) -> None:
    """An unknown command or option is wrong usage."""
    assert hoidap(tmp_path, "dance").returncode == 2
    assert hoidap(tmp_path, "ask", "a", "--colour").returncode == 2


@contextmanager
def building(var: Path) -> Iterator[subprocess.Popen[str]]:
    """An `index` of a long text caught in the middle: it has no cache and embeds for long."""
    (var / "embeddings.sqlite3").unlink(missing_ok=True)
    (var / "long").mkdir()
    text = "\n\n".join(f"Phòng thử nghiệm số {n} hiệu chuẩn {n * 7} phương tiện đo trong năm {1900 + n % 120}." for n in range(3000))
    (var / "long" / "long.md").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [HOIDAP, "index", str(var / "long")],
        cwd=var, env=environment(var), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )
    try:
        until = time.monotonic() + 120
        while not (var / "embeddings.sqlite3").exists() and time.monotonic() < until:
            assert process.poll() is None
            time.sleep(0.02)
        yield process
    finally:
        process.kill()
        process.communicate()


def test_an_interrupted_index_leaves_the_live_one(var: Path, folder: Path) -> None:
    """Ctrl-C exits 130 with a sentence; CURRENT and its folder stay, nothing half-built is left, and asking goes on."""
    assert hoidap(var, "index", str(folder)).returncode == 0
    before = {path.relative_to(var): path.stat().st_mtime_ns for path in (var / "index").rglob("*") if path.name != ".lock"}
    with building(var) as process:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "The live index is unchanged" in err
    assert "Traceback" not in out + err
    after = {path.relative_to(var): path.stat().st_mtime_ns for path in (var / "index").rglob("*") if path.name != ".lock"}
    assert {path: at for path, at in after.items() if path != Path("index")} == before
    done = hoidap(var, "ask", "Cuộc họp diễn ra ở đâu?", "--json")
    assert done.returncode in (0, 3)
    assert json.loads(done.stdout)["query"]["language"] == "vi"


def test_two_builds_do_not_meet(var: Path, folder: Path) -> None:
    """A second `index` exits 1 saying that another is building, and the first goes on."""
    with building(var) as process:
        done = hoidap(var, "index", str(folder))
        assert process.poll() is None
    assert done.returncode == 1
    assert "Another «hoidap index» is building" in done.stderr

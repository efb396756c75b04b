"""The command line. Exit codes: 0 done · 1 could not be done · 2 wrong usage · 3 done with something left out."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from corpus.errors import EvaluationError, HoidapError
from corpus.types import Language, Text

FAILED, INCOMPLETE, INTERRUPTED = 1, 3, 130

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=(
    "Hỏi Đáp: questions in Vietnamese or English, answered with cited passages."
    " · Hỏi bằng tiếng Việt hoặc tiếng Anh, trả lời kèm trích dẫn."
))  # fmt: skip
evaluation = typer.Typer(no_args_is_help=True, help="Measure retrieval and answers. · Đo chất lượng tìm kiếm và trả lời.")
app.add_typer(evaluation, name="eval")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON. · In ra JSON.")]
ToJson = Annotated[Path | None, typer.Option("--json", help="Write the figures to this file. · Ghi kết quả ra tệp.")]


def main() -> None:
    """The entry point `hoidap`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except HoidapError as error:
        _fail(error)
    except SystemExit as stop:  # typer turns Ctrl-C into an exit
        if stop.code == INTERRUPTED:
            _say(Text(vi="Đã dừng. Chỉ mục đang dùng không thay đổi.", en="Stopped. The live index is unchanged."))
        raise


@app.command()
def index(folder: Annotated[Path | None, typer.Argument(help="Folder of documents. · Thư mục tài liệu.")] = None) -> None:
    """Build the index and make it live. · Tạo chỉ mục và đưa vào sử dụng."""
    from bot.settings import load
    from bot.wiring import build_index

    settings = load()
    with _progress(Text(vi="Đang tạo chỉ mục", en="Indexing")) as (started, advance):
        built = build_index(settings, folder or settings.corpus, started, advance)
    for problem in built.library.problems:
        _say(problem.message)
    for language in Language:
        documents = sum(document.language is language for document in built.library.documents)
        passages, sentences = built.passages[language], built.sentences[language]
        typer.echo(_text(Text(
            vi=f"{language}: tài liệu {documents}, đoạn {passages}, câu {sentences}",
            en=f"{language}: documents {documents}, passages {passages}, sentences {sentences}",
        )))  # fmt: skip
    refused = len(built.library.problems)
    typer.echo(_text(Text(
        vi=f"Chỉ mục {built.generation} đã sẵn sàng; số tệp cần sửa: {refused}.",
        en=f"The index {built.generation} is live; files to mend: {refused}.",
    )))  # fmt: skip
    if refused:
        raise typer.Exit(INCOMPLETE)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question. · Câu hỏi.")],
    language: Annotated[Language | None, typer.Option(help="Language of the answer. · Ngôn ngữ trả lời.")] = None,
    as_json: AsJson = False,
) -> None:
    """Answer one question. Exits with 3 where the documents do not say. · Trả lời một câu hỏi."""
    from bot import present
    from bot.settings import load
    from bot.wiring import make_bot, make_live

    answer = make_bot(make_live(load())).ask(question, language=language)
    if as_json:
        typer.echo(json.dumps(present.answer(answer), ensure_ascii=False, indent=2))
    else:
        from bot.terminal import show

        typer.echo(show(answer))
    if not answer.answered:
        raise typer.Exit(INCOMPLETE)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address. · Địa chỉ.")] = None,
    port: Annotated[int | None, typer.Option(help="Port. · Cổng.", min=1, max=65535)] = None,
) -> None:
    """Serve the page and the API. · Chạy trang hỏi đáp và API."""
    import uvicorn

    from bot.settings import load

    settings = load()
    host, port = host or settings.host, port or settings.port
    typer.echo(_text(Text(vi=f"Hỏi Đáp tại http://{host}:{port}/ (Ctrl-C để dừng)", en=f"Hỏi Đáp at http://{host}:{port}/ (Ctrl-C stops)")))
    uvicorn.run("api:from_environment", factory=True, host=host, port=port, log_level="warning")


@evaluation.command("retrieval")
def eval_retrieval(
    passages: Annotated[Path, typer.Option(help="Rows {id, lang, title, text}")],
    questions: Annotated[Path, typer.Option(help="Rows {id, lang, text, passage_ids}")],
    plain: Annotated[bool, typer.Option("--plain", help="Strip accents from Vietnamese questions. · Bỏ dấu câu hỏi.")] = False,
    out: ToJson = None,
) -> None:
    """nDCG@10, R@1, R@5 and time for each question language and pool. · Đo chất lượng tìm kiếm."""
    from bot.evaluate import PassageRow, QuestionRow, index_rows, read_rows, retrieval
    from bot.report import machine, retrieval_table
    from bot.settings import load
    from bot.wiring import make_embedder
    from index.cache import EmbeddingCache

    settings = load()
    _check_writable(out)
    rows, asked = read_rows(passages, PassageRow), read_rows(questions, QuestionRow)
    embedder = make_embedder(settings.embedder)
    with _progress(Text(vi="Đang tạo chỉ mục", en="Indexing")) as (started, advance):
        pool = index_rows(rows, embedder, EmbeddingCache(settings.cache), started, advance)
    with _progress(Text(vi="Đang tìm kiếm", en="Searching")) as (started, advance):
        scores = retrieval(pool, embedder, asked, plain=plain, started=started, progress=advance)
    typer.echo(retrieval_table(scores))
    typer.echo(machine(embedder.id))
    _write(out, {"machine": machine(embedder.id), "scores": [asdict(score) for score in scores]})


@evaluation.command("answers")
def eval_answers(questions: Annotated[Path, typer.Option(help="Rows {id, mode, question, accept}")], out: ToJson = None) -> None:
    """Right, cited, wrong and refused for each way of asking. · Đo chất lượng trả lời."""
    from bot.evaluate import AnswerRow, answers, read_rows, score_answers
    from bot.report import answers_table, judged_rows, machine
    from bot.settings import load
    from bot.wiring import make_bot, open_index

    _check_writable(out)
    rows = read_rows(questions, AnswerRow)
    live = open_index(load())
    with _progress(Text(vi="Đang hỏi", en="Asking")) as (started, advance):
        started(len(rows))
        judged = answers(make_bot(lambda: live), rows, advance)
    scores = score_answers(judged)
    about = machine(live.generation.manifest.embedder)
    typer.echo(answers_table(scores))
    typer.echo(about)
    _write(out, {"machine": about, "scores": [asdict(score) for score in scores], "rows": judged_rows(judged)})


@contextmanager
def _progress(label: Text) -> Iterator[tuple[Callable[[int], None], Callable[[int], None]]]:
    """A bar on a terminal, nothing elsewhere: (told the total, told each step)."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(_text(label), total=None)
        yield (lambda total: bar.update(task, total=total)), (lambda n: bar.advance(task, n))


def _language() -> Language:
    """The language of the terminal: Vietnamese where the locale says so, or HOIDAP_LANGUAGE."""
    spoken = os.environ.get("HOIDAP_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return Language.VI if spoken.lower().startswith("vi") else Language.EN


def _text(text: Text) -> str:
    return text.to(_language())


def _say(text: Text) -> None:
    typer.echo(_text(text), err=True)


def _fail(error: HoidapError) -> NoReturn:
    _say(error.message)
    raise SystemExit(FAILED)


def _check_writable(path: Path | None) -> None:
    """Before the work, not after it."""
    try:
        if path:
            path.touch()
    except OSError as error:
        raise EvaluationError(
            vi=f"Không ghi được {path} ({error.strerror}).", en=f"{path} cannot be written ({error.strerror})."
        ) from error


def _write(path: Path | None, figures: dict[str, Any]) -> None:
    if path:
        path.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

"""`hoidap eval`: how good retrieval and answers are."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.console import progress
from bot.parts import Part
from corpus.errors import EvaluationError
from corpus.types import Text

if TYPE_CHECKING:  # a command pays only for what it uses
    from bot.settings import Settings
    from index.hybrid import HybridIndex

evaluation = typer.Typer(no_args_is_help=True, help="Measure retrieval and answers. · Đo chất lượng tìm kiếm và trả lời.")

ToJson = Annotated[Path | None, typer.Option("--json", help="Write the figures to this file. · Ghi kết quả ra tệp.")]


@evaluation.command("retrieval")
def eval_retrieval(
    passages: Annotated[Path, typer.Option(help="Rows {id, lang, title, text}")],
    questions: Annotated[Path, typer.Option(help="Rows {id, lang, text, passage_ids}")],
    plain: Annotated[bool, typer.Option("--plain", help="Strip accents from Vietnamese questions. · Bỏ dấu câu hỏi.")] = False,
    without: Annotated[list[Part] | None, typer.Option(help="Leave this part out. · Bỏ bớt thành phần này.")] = None,
    out: ToJson = None,
) -> None:
    """nDCG@10, R@1, R@5 and time for each question language and pool. · Đo chất lượng tìm kiếm."""
    from bot.evaluate import QuestionRow, read_rows, retrieval
    from bot.report import machine, retrieval_table
    from bot.settings import load

    settings = load()
    _check_writable(out)
    asked = read_rows(questions, QuestionRow)
    pool = _pool(passages, settings, without or ())
    with progress(Text(vi="Đang tìm kiếm", en="Searching")) as (started, advance):
        scores = retrieval(pool, pool.embedder, asked, plain=plain, started=started, progress=advance)
    about = machine(pool.embedder.id, settings.reranker, *(f"without {part}" for part in without or ()))
    typer.echo(retrieval_table(scores))
    typer.echo(about)
    _write(out, {"machine": about, "scores": [asdict(score) for score in scores]})


@evaluation.command("answers")
def eval_answers(
    questions: Annotated[Path, typer.Option(help="Rows {id, mode, question, accept} and, in a conversation, {before}")],
    passages: Annotated[
        Path | None, typer.Option(help="Ask these rows {id, lang, title, text}, not the live index. · Hỏi các dòng này.")
    ] = None,
    out: ToJson = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write figures and failures as a page. · Ghi kết quả thành trang.")] = None,
) -> None:
    """Right, cited, wrong and refused for each way of asking. · Đo chất lượng trả lời."""
    from bot.eval_page import page
    from bot.evaluate import AnswerRow, read_rows
    from bot.evaluate_answers import answers, score_answers, speed
    from bot.report import answers_table, judged_rows, machine, speed_line
    from bot.settings import load
    from bot.wiring import make_bot, open_index

    _check_writable(out)
    _check_writable(html)
    rows = read_rows(questions, AnswerRow)
    live = _pool(passages, load()) if passages else open_index(load())
    with progress(Text(vi="Đang hỏi", en="Asking")) as (started, advance):
        started(len(rows))
        bot = make_bot(lambda: live)
        judged, timed = answers(bot, rows, advance), speed(bot, live.embedder, rows)
    scores = score_answers(judged)
    about = machine(live.generation.manifest.embedder)
    typer.echo(answers_table(scores))
    typer.echo(speed_line(timed))
    typer.echo(about)
    _write(out, {
        "machine": about, "scores": [asdict(score) for score in scores], "speed": asdict(timed) if timed else None,
        "rows": judged_rows(judged),
    })  # fmt: skip
    if html:
        html.write_text(page(about, scores, judged), encoding="utf-8")


def _pool(passages: Path, settings: "Settings", without: Sequence[Part] = ()) -> "HybridIndex":
    """An index of rows of passages, as given."""
    from bot.evaluate import PassageRow, index_rows, read_rows
    from bot.wiring import make_embedder, make_reranker
    from index.cache import EmbeddingCache

    rows, embedder = read_rows(passages, PassageRow), make_embedder(settings.embedder)
    with progress(Text(vi="Đang tạo chỉ mục", en="Indexing")) as (started, advance):
        return index_rows(
            rows, embedder, EmbeddingCache(settings.cache), started, advance,
            reranker=make_reranker(settings.reranker), without=without,
        )  # fmt: skip


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

"""The command line. Exit codes: 0 done · 1 could not be done · 2 wrong usage · 3 done with something left out."""

import io
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_eval import evaluation
from bot.console import progress, say, terminal_language, text_of
from corpus.errors import HoidapError, JournalOff
from corpus.types import Language, Text

FAILED, INCOMPLETE, INTERRUPTED = 1, 3, 130

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=(
    "Hỏi Đáp: questions in Vietnamese or English, answered with cited passages."
    " · Hỏi bằng tiếng Việt hoặc tiếng Anh, trả lời kèm trích dẫn."
))  # fmt: skip
app.add_typer(evaluation, name="eval")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON. · In ra JSON.")]


def main() -> None:
    """The entry point `hoidap`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except HoidapError as error:
        say(error.message)
        raise SystemExit(FAILED) from None
    except SystemExit as stop:  # typer turns Ctrl-C into an exit
        if stop.code == INTERRUPTED:
            say(Text(vi="Đã dừng. Chỉ mục đang dùng không thay đổi.", en="Stopped. The live index is unchanged."))
        raise


@app.command()
def index(folder: Annotated[Path | None, typer.Argument(help="Folder of documents. · Thư mục tài liệu.")] = None) -> None:
    """Build the index and make it live. · Tạo chỉ mục và đưa vào sử dụng."""
    from bot.settings import load
    from bot.wiring import build_index

    settings = load()
    with progress(Text(vi="Đang tạo chỉ mục", en="Indexing")) as (started, advance):
        built = build_index(settings, folder or settings.corpus, started, advance)
    for problem in built.library.problems:
        say(problem.message)
    for language in Language:
        documents = sum(document.language is language for document in built.library.documents)
        passages, sentences = built.passages[language], built.sentences[language]
        typer.echo(text_of(Text(
            vi=f"{language}: tài liệu {documents}, đoạn {passages}, câu {sentences}",
            en=f"{language}: documents {documents}, passages {passages}, sentences {sentences}",
        )))  # fmt: skip
    refused = len(built.library.problems)
    typer.echo(text_of(Text(
        vi=f"Chỉ mục {built.generation} đã sẵn sàng; số tệp cần sửa: {refused}.",
        en=f"The index {built.generation} is live; files to mend: {refused}.",
    )))  # fmt: skip
    if refused:
        raise typer.Exit(INCOMPLETE)


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="Folder of documents. · Thư mục tài liệu.")] = None, as_json: AsJson = False
) -> None:
    """What is to be mended in the documents. Exits with 3 where anything is. · Kiểm tra tài liệu."""
    from bot.settings import load
    from bot.wiring import today
    from corpus.check import check as findings_of
    from corpus.library import read
    from corpus.tables import read_facts

    folder = folder or load().corpus
    library = read(folder)
    found = [(str(p.path), p.problem) for p in library.problems]
    found += [(one.place, one.problem) for one in findings_of(library, read_facts(folder), today())]
    if as_json:
        rows = [{"place": place, "problem": asdict(problem)} for place, problem in found]
        typer.echo(json.dumps({"documents": len(library.documents), "findings": rows}, ensure_ascii=False, indent=2))
    else:
        for place, problem in found:
            typer.echo(f"{place}: {text_of(problem)}")
        typer.echo(text_of(Text(
            vi=f"Đã kiểm tra {len(library.documents)} tài liệu; số điểm cần sửa: {len(found)}.",
            en=f"Documents checked: {len(library.documents)}; to mend: {len(found)}.",
        )))  # fmt: skip
    if found:
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
    from bot.wiring import make_answerer, make_bot, make_live

    settings = load()
    answer = make_bot(make_live(settings), make_answerer(settings)).ask(question, language=language)
    if as_json:
        typer.echo(json.dumps(present.answer(answer), ensure_ascii=False, indent=2))
    else:
        from bot.terminal import show

        typer.echo(show(answer))
    if not answer.answered:
        raise typer.Exit(INCOMPLETE)


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="The question. · Câu hỏi.")],
    k: Annotated[int, typer.Option("-k", help="How many hits. · Số kết quả.", min=1, max=50)] = 5,
    language: Annotated[Language | None, typer.Option(help="Only passages in this language. · Chỉ tìm trong ngôn ngữ này.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="How each score came about. · Giải thích từng điểm số.")] = False,
    as_json: AsJson = False,
) -> None:
    """The passages nearest to a question. · Tìm các đoạn gần câu hỏi nhất."""
    from bot import present
    from bot.settings import load
    from bot.terminal import show_hit, show_query
    from bot.wiring import open_index
    from index.explain import explain as explained

    live = open_index(load())
    asked = live.understand(question)
    hits = live.search(asked, k=k, languages=[language] if language else list(Language))
    documents = live.generation.documents
    found = [(hit, documents[hit.passage.document_id], explained(live, asked, hit) if explain else None) for hit in hits]
    if as_json:
        rows = [present.hit(hit, document) | present.explanation(why) for hit, document, why in found]
        typer.echo(json.dumps({"query": present.query(asked.query), "hits": rows}, ensure_ascii=False, indent=2))
        return
    typer.echo(show_query(asked.query, terminal_language()))
    for number, (hit, document, why) in enumerate(found, 1):
        typer.echo(f"\n{number}. " + show_hit(hit, document, why, terminal_language()))


@app.command()
def feedback(
    most: Annotated[int, typer.Option("-n", help="How many. · Số góp ý.", min=1)] = 100,
    as_json: AsJson = False,
) -> None:
    """What readers said of answers, the newest first. · Xem góp ý của người hỏi, mới nhất trước."""
    from bot.settings import load
    from bot.terminal import show_feedback
    from bot.wiring import make_journal

    journal = make_journal(load())
    if journal is None:
        raise JournalOff(vi="Chưa đặt HOIDAP_JOURNAL nên hệ thống không lưu góp ý.", en="No feedback is kept: HOIDAP_JOURNAL is not set.")
    said = journal.newest(most)
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in said], ensure_ascii=False, indent=2, default=str))
    else:
        none = text_of(Text(vi="Chưa có góp ý nào.", en="There is no feedback yet."))
        typer.echo("\n".join(show_feedback(one, terminal_language()) for one in said) or none)


@app.command()
def meetings(
    organisation: Annotated[str | None, typer.Option(help="Only of this organisation, by any of its names. · Chỉ của tổ chức này.")] = None,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a table for Excel. · In ra bảng cho Excel.")] = False,
) -> None:
    """The meetings that the documents tell of. · Các cuộc họp được nêu trong tài liệu."""
    from bot.exports import meetings as export
    from bot.meetings.book import find_meetings, select
    from bot.settings import load
    from bot.terminal import show_meeting
    from bot.wiring import open_index

    known = open_index(load()).generation
    found = select(find_meetings(known.documents, known.alignments), organisation=organisation)
    if as_json:
        typer.echo(json.dumps(export.as_json(found), ensure_ascii=False, indent=2))
    elif as_csv:
        typer.echo(export.as_csv(found, terminal_language()), nl=False)
    else:
        for one in found:
            typer.echo(show_meeting(one, terminal_language()))


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
    address = f"http://{host}:{port}/"
    typer.echo(text_of(Text(vi=f"Hỏi Đáp tại {address} (Ctrl-C để dừng)", en=f"Hỏi Đáp at {address} (Ctrl-C stops)")))
    uvicorn.run("api:from_environment", factory=True, host=host, port=port, log_level="warning")

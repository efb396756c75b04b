"""The figures for answers and every failure behind them as one HTML page that needs nothing else. Pure."""

from collections.abc import Sequence
from html import escape
from string import Template

from bot.evaluate_answers import AnswerScore, Judged
from bot.report import SHARES, between, percent
from corpus.types import Text

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #c9d1d9; --faint: #57606a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #3d444d; --faint: #9aa4af; } }
body { margin: 1.5rem auto; max-width: 90rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink);
  background: var(--paper); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
.scores :is(th, td) { overflow-wrap: normal; white-space: nowrap; }
.failures { table-layout: fixed; min-width: 50rem; }
p.said, blockquote { margin: 0 0 .4rem; white-space: pre-line; }
blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: .6rem; }
.faint { color: var(--faint); font-size: .9rem; }
"""
_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Hỏi Đáp: answers · trả lời</title>
<style>$style</style>
</head>
<body>
<h1>$title</h1>
<p class="faint">$machine</p>
<h2>$figures</h2>
<div class="wide" tabindex="0" role="region" aria-label="Figures · Kết quả">
<table class="scores">
<thead><tr>$heads</tr></thead>
<tbody>
$scores
</tbody>
</table>
</div>
<p class="faint">$note</p>
$groups
</body>
</html>
""")
_COLUMNS = (
    Text(vi="Câu hỏi", en="Question"), Text(vi="Mong đợi", en="Expected"), Text(vi="Đã trả lời", en="Answered"),
    Text(vi="Trích dẫn", en="Quotes"),
)  # fmt: skip
_HEADS = {
    "right": Text(vi="đúng", en="right"), "right_and_cited": Text(vi="đúng, có dẫn", en="cited"), "wrong": Text(vi="sai", en="wrong"),
    "refused": Text(vi="từ chối", en="refused"), "refusal_precision": Text(vi="từ chối đúng chỗ", en="refusal precision"),
    "refusal_recall": Text(vi="từ chối đủ", en="refusal recall"), "language": Text(vi="đúng ngôn ngữ", en="language"),
}  # fmt: skip
_WRONG = Text(vi="Sai", en="Wrong")
_REFUSED = Text(vi="Từ chối dù có câu trả lời", en="Refused though answerable")
_ANSWERED = Text(vi="Trả lời dù không có căn cứ", en="Answered though nothing answers")


def page(machine: str, scores: Sequence[AnswerScore], judged: Sequence[Judged]) -> str:
    """The whole page. Whatever was asked or answered stands in it as text, never as markup."""
    wrong = [one for one in judged if one.outcome == "wrong" and one.row.accept is not None]
    refused = [one for one in judged if one.outcome == "refused" and one.row.accept is not None]
    answered = [one for one in judged if one.outcome != "refused" and one.row.accept is None]
    heads = [Text(vi="cách hỏi", en="mode"), Text(vi="câu hỏi", en="questions"), *(_HEADS[name] for name in SHARES)]
    note = Text(
        vi="Số câu có lời đáp + không có lời đáp. Trong ngoặc: khoảng tin cậy 95 % theo chủ đề.",
        en="Questions: answerable + unanswerable. In brackets: 95 % intervals, subjects drawn with replacement.",
    )
    return _PAGE.substitute(
        style=_STYLE, title=_both(Text(vi="Chất lượng trả lời", en="Answers measured")), machine=escape(machine),
        figures=_both(Text(vi="Kết quả", en="Figures")), heads="".join(map(_head, heads)), scores="\n".join(map(_score, scores)),
        note=_both(note), groups="\n".join([_group(_WRONG, wrong), _group(_REFUSED, refused), _group(_ANSWERED, answered)]),
    )  # fmt: skip


def _both(text: Text) -> str:
    return f'{escape(text.en)} · <span lang="vi">{escape(text.vi)}</span>'


def _head(text: Text) -> str:
    return f'<th scope="col">{_both(text)}</th>'


def _score(score: AnswerScore) -> str:
    shares = [f"{percent(getattr(score, name))} {between(score.intervals[name])}".strip() for name in SHARES]
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in [f"{score.answerable} + {score.unanswerable}", *shares])
    return f'<tr><th scope="row">{escape(score.mode)}</th>{cells}</tr>'


def _group(title: Text, failed: Sequence[Judged]) -> str:
    heading = f"<h2>{_both(title)} ({len(failed)})</h2>"
    if not failed:
        return heading
    return (
        f'{heading}\n<div class="wide" tabindex="0" role="region" aria-label="{escape(f"{title.en} · {title.vi}")}">'
        f'<table class="failures">\n<thead><tr>{"".join(map(_head, _COLUMNS))}</tr></thead>\n<tbody>\n'
        + "\n".join(map(_failure, failed))
        + "\n</tbody>\n</table></div>"
    )


def _failure(one: Judged) -> str:
    before = "".join(f'<p class="said faint">{escape(question)} →</p>' for question in one.row.before)
    expected = _both(Text(vi="từ chối", en="refusal")) if one.row.accept is None else f"<code>{escape(one.row.accept)}</code>"
    quotes = "".join(f"<blockquote>{escape(quote)}</blockquote>" for quote in one.quotes)
    which = escape(f"{one.row.mode} · {one.row.id}")
    return (
        f'<tr><td>{before}<p class="said">{escape(one.row.question)}</p><span class="faint">{which}</span></td>'
        f'<td>{expected}</td><td><p class="said" lang="{one.language}">{escape(one.answer)}</p></td><td>{quotes or "–"}</td></tr>'
    )

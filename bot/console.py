"""What the command line says, in the language of the terminal, and its progress bars."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from corpus.types import Language, Text


@contextmanager
def progress(label: Text) -> Iterator[tuple[Callable[[int], None], Callable[[int], None]]]:
    """A bar on a terminal, nothing elsewhere: (told the total, told each step)."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(text_of(label), total=None)
        yield (lambda total: bar.update(task, total=total)), (lambda n: bar.advance(task, n))


def terminal_language() -> Language:
    """The language of the terminal: Vietnamese where the locale says so, or HOIDAP_LANGUAGE."""
    spoken = os.environ.get("HOIDAP_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return Language.VI if spoken.lower().startswith("vi") else Language.EN


def text_of(said: Text) -> str:
    return said.to(terminal_language())


def say(said: Text) -> None:
    typer.echo(text_of(said), err=True)

"""The templates beside it → HTML. The one file that knows Jinja.

Jinja, because its autoescape is what keeps the HTML in a document text.
"""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.pages.texts import texts
from corpus.types import Language

_TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, language: Language, **data: Any) -> str:
    """A page in one interface language: `say` holds its texts, `labels` those of each language, `data` what it shows.

    A name that is not given is an error.
    """
    labels = {one: texts(one) for one in Language}
    return _environment().get_template(template).render(language=language, say=labels[language], labels=labels, **data)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["exact"] = exact
    return made


def exact(text: str) -> Markup:
    """Escaped so that a browser reads every character of it: a bare carriage return would become a line feed or go."""
    return Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704 - it is escaped

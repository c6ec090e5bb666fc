"""The shell of every page: one file that opens from disk, with its style inside and nothing fetched from anywhere.

Pages have no script, no outside address and no inline handler, and say so to the browser: the content security policy
allows the page's own style, by its hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from waypost.doors.pages import words

_OWN = "waypost.doors.pages"


def render_page(template: str, *, title: str, invented: bool, package: str = _OWN, **context: Any) -> str:
    """Return a whole HTML page: `template` of `package`, in the shell, with `context`.

    `title` is the page's name in the browser; `invented` puts the band of invented families on it, and the word across
    it on every screen and sheet of paper. The same arguments give the same bytes.
    """
    style = _style()
    return (
        _environment(package)
        .get_template(template)
        .render(
            title=title,
            invented=invented,
            style=Markup(style),  # noqa: S704  our own style sheet, no outside text in it
            style_hash=_hash(style),
            **context,
        )
    )


@cache
def _environment(package: str) -> Environment:
    places = dict.fromkeys((package, _OWN))
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(place) for place in places]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["day"] = words.day_in_words
    environment.filters["count"] = words.count_in_words
    return environment


@cache
def _style() -> str:
    return files(_OWN).joinpath("page.css").read_text("utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")

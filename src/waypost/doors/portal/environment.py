"""How the families' pages are rendered: Jinja with escaping on; a name that is missing is an error, never silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).resolve().parent / "templates"
ENGINE = "portal"


def environment(**options: Any) -> Environment:
    """Return the environment of every page; Django's backend calls it."""
    options |= {"loader": FileSystemLoader(TEMPLATES), "undefined": StrictUndefined, "autoescape": True}
    made = Environment(**options, trim_blocks=True, lstrip_blocks=True)  # noqa: S701  (autoescape is on, above)
    made.globals.update(static=static, url=lambda name, *args: reverse(name, args=args))
    return made

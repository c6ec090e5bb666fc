"""How pages are rendered: Jinja with escaping on, GOV.UK's macros at hand, no silence about a name that is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import json_script
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, Undefined

from waypost.doors.staff import words
from waypost.doors.staff.forms.components import component_of, errors_of
from waypost.doors.staff.released import stage_name, what_was_released

TEMPLATES = Path(__file__).resolve().parent / "templates"


_ASKED_FOR = frozenset({"undefined", "caller"})
"""Names by which GOV.UK's macros ask whether something was given."""


class Missing(Undefined):
    """Something that a template names and that is not there: an error, but for an option of a GOV.UK macro.

    Those macros take a mapping of options and ask it for what may have been left out; every other object is asked for
    what it has.
    """

    __slots__ = ()

    def _check(self) -> None:
        if not isinstance(self._undefined_obj, dict) and self._undefined_name not in _ASKED_FOR:
            self._fail_with_undefined_error()

    def __str__(self) -> str:
        self._check()
        return super().__str__()

    def __bool__(self) -> bool:
        self._check()
        return super().__bool__()

    def __iter__(self) -> Any:
        self._check()
        return super().__iter__()

    def __len__(self) -> int:
        self._check()
        return super().__len__()


def environment(**options: Any) -> Environment:
    """Return the environment of every page; Django's backend calls it."""
    options |= {"loader": loader(), "undefined": Missing, "autoescape": True, "trim_blocks": True}
    made = Environment(**options)  # noqa: S701  (autoescape is on, above)
    made.globals.update(
        static=static,
        url=lambda name, *args, **kwargs: reverse(name, args=args, kwargs=kwargs),
        null=None,
        undefined=Missing(name="undefined"),
        words=words,
        component_of=component_of,
        errors_of=errors_of,
        stage_name=stage_name,
        what_was_released=what_was_released,
    )
    made.filters.update(
        day=words.day, short_day=words.short_day, moment=words.moment, plain=words.plain, plural=words.plural,
        date_time=words.date_time,
        lower_first=words.lower_first, sentence=words.sentence, json_script=json_script,
    )  # fmt: skip
    return made


def loader() -> ChoiceLoader:
    """Return where templates are found: ours, and GOV.UK's macros under their own name."""
    return ChoiceLoader(
        [
            FileSystemLoader(TEMPLATES),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )

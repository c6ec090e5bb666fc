"""Forms of a page, read as a browser reads them, and filled in with something that each box takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

WORDS = "Words of a test."
DAY = {"day": "31", "month": "3", "year": "2027"}


@dataclass
class PageForm:
    """One form: where it is sent, its boxes with what stands in them, and what each may be chosen from."""

    action: str = ""
    held: dict[str, list[str]] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    choices: dict[str, list[str]] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)

    @property
    def names(self) -> set[str]:
        """Return the names of its boxes."""
        return set(self.held) | set(self.choices) | self.texts


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.form: PageForm | None = None
        self.select: str | None = None
        self.textarea: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and told.get("method", "").lower() == "post":
            self.form = PageForm(told.get("action", ""))
            self.forms.append(self.form)
        if self.form is None:
            return
        name = told.get("name", "")
        if tag == "select":
            self.select = name
            self.form.choices.setdefault(name, [])
        elif tag == "option" and self.select is not None:
            self.form.choices[self.select].append(told.get("value", ""))
        elif tag == "textarea" and name:
            self.form.texts.add(name)
            self.textarea = name
            self.form.held.setdefault(name, [""])
        elif tag in ("input", "button") and name:
            self._box(self.form, name, told, "text" if tag == "input" else "submit")

    def _box(self, form: PageForm, name: str, told: dict[str, str], usual: str) -> None:
        kind, value = told.get("type", usual), told.get("value", "")
        if kind == "hidden":
            form.hidden.add(name)
            form.held[name] = [value]
        elif kind in ("radio", "checkbox", "submit"):
            form.choices.setdefault(name, []).append(value or "on")
        elif kind != "file":
            form.texts.add(name)
            form.held[name] = [value]

    def handle_data(self, data: str) -> None:
        if self.form is not None and self.textarea is not None:
            self.form.held[self.textarea] = [self.form.held[self.textarea][0] + data.lstrip("\n")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None


def forms_of(page: str) -> list[PageForm]:
    """Return the forms of a page that send something, but the one that signs out."""
    reading = _Reading()
    reading.feed(page)
    return [one for one in reading.forms if not any(name in one.action for name in ("sign-out", "sign-in"))]


def filled(form: PageForm, choice: int = 0) -> dict[str, list[str]]:
    """Return what a browser sends when somebody fills in every box: the first choices, words, and days.

    `choice`: which of the choices is taken (the last where there are fewer).
    """
    told = {name: list(values) for name, values in form.held.items() if name in form.hidden}
    for name in sorted(form.texts):
        stands = form.held.get(name, [""])[0]
        told[name] = [stands or _written(name)]
    for name, values in form.choices.items():
        real = [one for one in values if one] or [""]
        told[name] = [real[min(choice, len(real) - 1)]]
    return told


def _written(name: str) -> str:
    part = name.rsplit("_", 1)[-1]
    return DAY.get(part, WORDS)

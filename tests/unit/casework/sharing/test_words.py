"""The words of the families' site: whole for every reader, as easy as they must be, and every hard term explained.

Reading age by the Flesch-Kincaid grade: a United States grade is read at about five years more of age.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from waypost.casework.sharing import wording
from waypost.casework.sharing.help import help_for
from waypost.casework.sharing.wording import (
    ENGLISH,
    TRIAL,
    NotSaid,
    _signature,
    catalogue,
    digest,
    filled,
    keys,
    languages,
    offered,
    say,
    turned,
)
from waypost.doors.portal.environment import TEMPLATES
from waypost.foundation.readability import reading_of

SHARING = Path(wording.__file__).parent
HIGHEST = {"younger": 5.0, "older": 6.0, "adult": 8.0}
"""Grades: children read at 9 to 11, adults at 11 to 13 (issue 8, part 2)."""
FEW = 30
"""Words of a page below which the formula says nothing."""
LAW = (
    "application|cafcass|council|court|evidence|family group conference|fhdra|guardian|hearing|issues|judge|lawyer|"
    "legal aid|order|parental responsibility|party|parties|pre-proceedings|proceedings|safeguarding|section 37|"
    "social worker|family support worker|child impact report|complaint|adviser|report|delay"
)
TERM_OF = {"parties": "party", "section 37": "section_37", "legal aid": "legal_aid", "social worker": "social_worker",
           "family support worker": "support_worker", "family group conference": "family_group_conference",
           "child impact report": "impact", "parental responsibility": "parental_responsibility",
           "pre-proceedings": "pre_proceedings"}  # fmt: skip


def sentences(told: Any, band: str) -> Iterator[str]:
    """Yield the sentences of a part of the catalogue that a reader is shown."""
    if isinstance(told, str):
        yield told
    elif told is not None and band in told:
        yield told[band]
    elif told is not None and not {"younger", "older", "adult"} & set(told):
        for one in told.values():
            yield from sentences(one, band)


def parts() -> list[tuple[str, str]]:
    pages = [("pages", name) for name in keys("pages") if name not in {"title", "days", "signed_off_by", "source"}]
    return [*pages, *((part, name) for part in ("stages", "explanations") for name in keys(part)), ("glossary", "")]


def plain(text: str) -> str:
    return re.sub(r"\{\w+\}", "Sam", text)


@pytest.mark.parametrize("band", sorted(HIGHEST))
@pytest.mark.parametrize(("part", "name"), parts())
def test_every_page_reads_as_easily_as_its_reader_does(part, name, band):
    told = catalogue(ENGLISH)[part]
    reading = reading_of(plain("\n".join(sentences(told[name] if name else told, band))))
    if reading.words >= FEW:
        assert reading.grade <= HIGHEST[band], f"{part}.{name} for {band}: {reading.grade}"


@pytest.mark.parametrize("band", ["younger", "older", "adult"])
def test_help_reads_as_easily_too(band):
    reading = reading_of("\n".join(one.about for one in help_for(band)))
    assert reading.grade <= HIGHEST[band] + 1  # names of places are part of it


def test_every_sentence_that_a_template_asks_for_is_there_for_every_reader():
    asked = set()
    for path in TEMPLATES.rglob("*.html"):
        asked |= set(re.findall(r"say\('([\w.]+)'[,)]", path.read_text(encoding="utf-8")))
    assert len(asked) > 80
    for key in asked:
        for band in ("together", "younger", "older", "adult"):
            assert say(f"pages.{key}", ENGLISH, band), key


def test_no_sentence_stands_in_the_code_that_families_are_answered_by():
    """Strings of the portal's code are names, keys and headers: words with a space between them are docstrings."""
    for path in (*TEMPLATES.parent.rglob("*.py"), *(SHARING / "queries").glob("for_family.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = {
            id(one.body[0].value)
            for one in ast.walk(tree)
            if isinstance(one, ast.Module | ast.FunctionDef | ast.ClassDef) and isinstance(one.body[0], ast.Expr)
        }
        errors = (
            one for one in ast.walk(tree) if isinstance(one, ast.Call) and getattr(one.func, "id", "")[:1].isupper()
        )
        said |= {id(part) for one in errors for part in ast.walk(one)}  # what an error says to whoever looks after it
        said |= {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
        left = [one.value for one in ast.walk(tree)
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in said
                and re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", one.value)]  # fmt: skip
        assert left == [], path.name


def test_no_sentence_stands_in_a_template_itself():
    for path in TEMPLATES.rglob("*.html"):
        text = re.sub(r"\{[{%#].*?[}%#]\}", "", path.read_text(encoding="utf-8"), flags=re.S)
        assert re.findall(r"[A-Za-z]{2,}", re.sub(r"(?s)<[^>]*>", "", text)) == [], path.name


@pytest.mark.parametrize("band", sorted(HIGHEST))
def test_every_term_has_its_meaning(band):
    told = " ".join(one for part in ("pages", "stages") for one in sentences(catalogue(ENGLISH)[part], band)).casefold()
    used = set(re.findall(rf"\b({LAW})s?\b", told))
    missing = [one for one in used if TERM_OF.get(one, one) not in keys("glossary")]
    assert missing == []
    assert all(say(f"glossary.{one}", ENGLISH, band) for one in keys("glossary"))


def test_welsh_and_the_trial_are_off_until_somebody_signs(settings):
    settings.FAMILY_LANGUAGES = ("cy", TRIAL)
    assert [one.code for one in offered()] == [ENGLISH]
    assert languages()["cy"].signed_by == ""
    assert languages()[TRIAL].direction == "rtl"


def test_a_language_is_on_once_it_is_signed_as_it_stands_and_switched_on(settings, monkeypatch):
    signed = {"by": "A. Translator", "on": date(2027, 1, 4), "digest": digest("cy")}
    assert _signature("cy", signed) == ("A. Translator", date(2027, 1, 4))
    assert _signature("cy", {**signed, "digest": "of other words"}) == ("", None)
    welsh = replace(languages()["cy"], signed_by="A. Translator")
    monkeypatch.setattr(wording, "languages", lambda: {**languages(), "cy": welsh})
    assert [one.code for one in offered()] == [ENGLISH]
    settings.FAMILY_LANGUAGES = ("cy",)
    assert [one.code for one in offered()] == [ENGLISH, "cy"]


def every_message(told: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Yield every message of a catalogue with its id: the way to it."""
    for name, one in told.items():
        if isinstance(one, Mapping):
            yield from every_message(one, f"{at}{name}.")
        elif isinstance(one, str) and f"{at}{name}".split(".")[-1] not in {"signed_off_by", "source", "drafted_by"}:
            yield f"{at}{name}", one


@pytest.mark.parametrize("part", sorted(wording._PARTS))
def test_every_message_has_its_welsh_and_the_same_slots(part):
    english, welsh = (dict(every_message(catalogue(code)[part])) for code in (ENGLISH, "cy"))
    assert sorted(set(english) - set(welsh)) == []
    assert sorted(set(welsh) - set(english)) == []
    for key, one in english.items():
        assert sorted(re.findall(r"\{\w+\}", one)) == sorted(re.findall(r"\{\w+\}", welsh[key])), key
        assert welsh[key].strip(), key


def test_welsh_says_that_nobody_has_signed_it():
    assert catalogue("cy")["pages"]["signed_off_by"] is None
    assert "machine" in catalogue("cy")["pages"]["source"]


def test_a_number_of_several_groups_keeps_its_order_where_a_sentence_runs_from_right_to_left():
    """A browser would show 0800 1111 as 1111 0800: the wrong number to call."""
    slots = {"number": "999", "silent": "55", "child_line": "0800 1111"}
    assert "\u20660800 1111\u2069" in say("feedback.danger", TRIAL, "younger", **slots)
    assert "\u2066" not in say("feedback.danger", ENGLISH, "younger", **slots)
    numbers = [one.how for one in help_for("younger", TRIAL)]
    assert any("\u20660800 528 0731\u2069" in one for one in numbers)


def test_a_trial_turns_every_letter_and_no_slot():
    assert "{name}" in turned("Hello {name}, how are you?")
    assert not re.search(r"[a-z]", turned("Hello {name}").replace("{name}", ""))
    assert say("pages.today.hello", TRIAL, "adult", name="Sam").endswith("Sam") or "Sam" in say(
        "pages.today.hello", TRIAL, "adult", name="Sam"
    )


def test_what_a_name_holds_is_no_slot_and_a_missing_sentence_is_an_error():
    assert filled("{a} and {b}", {"a": "{b}", "b": "c"}) == "{b} and c"
    with pytest.raises(NotSaid):
        say("pages.nowhere", ENGLISH, "adult")
    with pytest.raises(NotSaid):
        say("pages.today", ENGLISH, "adult")
    assert isinstance(catalogue(TRIAL), Mapping)
    assert reverse("family_start") == "/my/"

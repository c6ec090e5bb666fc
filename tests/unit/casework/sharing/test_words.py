"""The words of the families' site: whole for every reader, as easy as they must be, and every hard term explained.

Reading age by the Flesch-Kincaid grade: a United States grade is read at about five years more of age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.urls import reverse

from waypost.casework.letters.readability import reading_of
from waypost.casework.sharing.help import help_for
from waypost.casework.sharing.wording import (
    ENGLISH,
    TRIAL,
    NotSaid,
    catalogue,
    filled,
    keys,
    languages,
    offered,
    say,
    turned,
)
from waypost.doors.portal.environment import TEMPLATES

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


def test_welsh_and_the_trial_are_off_until_somebody_signs():
    assert [one.code for one in offered()] == [ENGLISH]
    assert languages()["cy"].signed_by == ""
    assert languages()[TRIAL].direction == "rtl"


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

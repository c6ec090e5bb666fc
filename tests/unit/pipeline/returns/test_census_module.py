"""The census module: the schema's order, its codes, and what the official checks make of it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from support.told_record import AUTHORITY, SUBMITTED, hand_made
from waypost.intake.cin.layout import blocks
from waypost.pipeline.returns.census_module import FILE, census_module
from waypost.pipeline.returns.fill import read_year
from waypost.pipeline.returns.write import official_findings

YEAR = read_year("2026/27")
CIN = "pre_proceedings/101/2026-05-04"


def whole(record):
    """A module with every element."""
    record.begun("cin").applied()
    record.kept("cin", CIN, {"FGDMMeetingOffer": "1", "FGDMMeetingFac": "0", "ReviewMeetingsCount": "2"})
    return record.event("cin", "letter_to_initiate_sent", SUBMITTED, record_key=CIN)


def module_of(record, year=YEAR):
    filled = record.filled()
    return census_module(filled, AUTHORITY, year, record.opened().children)


def test_every_element_in_the_schemas_order(tmp_path):
    text, count = module_of(whole(hand_made(tmp_path)))
    inside = re.search("<PreProceedingsandFGDM>(.*)</PreProceedingsandFGDM>", text).group(1)
    assert count == 1
    assert re.findall(r"<(\w+)>", inside) == list(blocks()["pre_proceedings"].holds)
    assert "<PPOutcome>A</PPOutcome>" in inside
    assert "<LEA>330</LEA>" in text
    assert "<LAchildID>101</LAchildID><PersonBirthDate>2024-02-01</PersonBirthDate><Sex>F</Sex>" in text


def test_the_official_checks_find_nothing_in_a_whole_one(tmp_path):
    folder = tmp_path / "written"
    folder.mkdir()
    (folder / FILE).write_text(module_of(whole(hand_made(tmp_path / "out")))[0])
    assert official_findings(folder) == {}


def test_the_official_checks_find_what_is_missing(tmp_path):
    folder = tmp_path / "written"
    folder.mkdir()
    (folder / FILE).write_text(module_of(hand_made(tmp_path / "out").begun("cin"))[0])
    assert official_findings(folder)["cin_9007"] == 1, "whether it was offered in the letter is not known"


def test_what_began_in_another_year_stands_in_another_census(tmp_path):
    text, count = module_of(whole(hand_made(tmp_path)), read_year("2025/26"))
    assert count == 0
    assert "<PreProceedingsandFGDM>" not in text


def test_days_after_the_year_are_left_out(tmp_path):
    record = hand_made(tmp_path).begun("ssd", until="meeting")
    record.until = date(2027, 6, 30)
    ended = {"code": "issue", "record_key": "ssd_pre_proceedings/PREP1"}
    record.event("ssd", "pre_proceedings_ended", date(2027, 5, 3), **ended)
    text, _ = module_of(record)
    assert "<StepDecisionDate>" not in text
    assert "<PPOutcome>" not in text


@pytest.mark.parametrize(("offer", "is_told"), [("1", True), ("0", False)])
def test_brought_about_is_told_only_where_it_was_offered(tmp_path, offer, is_told):
    record = hand_made(tmp_path).begun("cin").kept("cin", CIN, {"FGDMMeetingOffer": offer, "FGDMMeetingFac": "0"})
    assert ("<FGDMMeetingFac>" in module_of(record)[0]) is is_told


def test_a_number_that_is_markup_stays_text(tmp_path):
    record = hand_made(tmp_path)
    record._rows["identities"][0]["person_key"] = "<1&2>"
    text, _ = module_of(record.begun("cin", person_key="<1&2>"))
    assert "<LAchildID>&lt;1&amp;2&gt;</LAchildID>" in text


def test_an_authority_without_a_number_of_the_departments(tmp_path):
    record = hand_made(tmp_path)
    record._rows["identities"][0]["sender"] = "X1"
    filled = record.begun("cin", sender="X1").filled()
    text, count = census_module(filled, "X1", YEAR, record.opened().children)
    assert "<LEA>999</LEA>" in text
    assert count == 1

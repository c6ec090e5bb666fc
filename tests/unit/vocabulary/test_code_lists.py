from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from waypost.vocabulary import code_lists
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.cancellations import CANCELLATIONS
from waypost.vocabulary.care import LEGAL_STATUSES
from waypost.vocabulary.care import LISTS as CARE_LISTS
from waypost.vocabulary.code_lists import SOURCES, CodeEntry, CodeList, CodeListWrong, fold
from waypost.vocabulary.ethnicity import ETHNICITIES
from waypost.vocabulary.extensions import EXTENSIONS
from waypost.vocabulary.hearings import HEARINGS
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS

LISTS = (APPLICATIONS, CANCELLATIONS, ETHNICITIES, EXTENSIONS, HEARINGS, ORDERS, REPORTS, *CARE_LISTS)
CODES = Path(code_lists.__file__).parent / "codes"


def _entry(code: str = "a", **over: object) -> CodeEntry:
    given: dict[str, object] = {"title": "A", "said_as": {"ssd": ("x", "The X")}, "attributes": {}} | over
    return CodeEntry(code=code, **given)  # type: ignore[arg-type]


def _list(*entries: CodeEntry, source: str = "a published list") -> CodeList:
    return CodeList("invented", "Invented", source, date(2026, 1, 1), entries)


def test_every_file_of_codes_is_a_list_that_is_tested_here():
    assert {path.stem for path in CODES.glob("*.yaml")} == {codes.name for codes in LISTS} | {"areas"}


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.name)
def test_every_list_is_dated_cited_and_reads_back_what_its_sources_write(codes):
    assert isinstance(codes.in_force_from, date)
    assert len(codes.source) > 20
    for source in SOURCES:
        for text, code in codes.mapping(source).items():
            assert codes.known(code)
            for written in (text, f"  {text.upper()} ", text.lower().replace(" ", "   ")):
                assert codes.from_source(source, written) == code


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.name)
def test_no_entry_of_a_file_has_a_key_that_nobody_reads(codes):
    entries = yaml.safe_load((CODES / f"{codes.name}.yaml").read_text(encoding="utf-8"))["codes"].values()
    known = {"title", "in_force_from", "in_force_to", "deprecated", "note", *SOURCES}
    assert {key for entry in entries for key in entry} - known <= {
        "owner",
        "kind",
        "five",
        "group",
        "changes",
        "outcome",
    }


def test_the_canonical_codes_are_those_that_the_rooms_agreed_on():
    assert "section_31" in APPLICATIONS.codes
    assert APPLICATIONS.codes[0] == "section_31"
    assert (len(APPLICATIONS.codes), len(HEARINGS.codes), len(ORDERS.codes), len(REPORTS.codes)) == (14, 25, 31, 16)
    assert EXTENSIONS.codes == (
        "timetable_for_proceedings",
        "timetable_for_child",
        "delay_in_case_or_impact_on_child",
        "international_aspect",
    )


def test_a_code_or_its_label_is_read_whatever_its_case_and_spaces():
    codes = _list(_entry())
    assert codes.from_source("ssd", " X ") == "a"
    assert codes.from_source("ssd", "the  x") == "a"
    assert codes.from_source("ssd", "thex") is None
    assert codes.from_source("ssd", "a") is None, "a canonical code is read only from who speaks it"
    assert codes.from_source("ssd", None) is None
    assert codes.from_source("dfe", "x") is None


def test_a_column_is_read_as_a_cell_is():
    texts = ["C1", " c1 ", "Interim  care order", "Interim\tcare order", "C9", "", None]
    frame = pl.DataFrame({"text": texts}, schema={"text": pl.String})
    read = frame.select(LEGAL_STATUSES.expression("ssda903", pl.col("text")))["text"].to_list()
    assert read == [LEGAL_STATUSES.from_source("ssda903", text) for text in texts] == ["C1"] * 4 + [None] * 3


def test_a_column_is_read_from_a_source_of_which_the_list_knows_nothing():
    frame = pl.DataFrame({"text": ["C1"]})
    assert frame.select(EXTENSIONS.expression("ssda903", pl.col("text")))["text"].to_list() == [None]


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_titles_entries_and_attributes():
    codes = _list(_entry(attributes={"owner": "court"}))
    assert codes.title("a") == "A"
    assert codes.attribute("a", "owner") == "court"
    assert codes.known("a")
    assert not codes.known("b")
    assert not codes.known(None)
    with pytest.raises(CodeListWrong, match="does not hold"):
        codes.title("b")
    with pytest.raises(CodeListWrong, match="its kind and has none"):
        codes.attribute("a", "kind")


def test_what_was_asked_for_is_not_repeated_in_the_error():
    with pytest.raises(CodeListWrong) as error:
        _list(_entry()).title("Ada Lovelace")
    assert "Ada" not in str(error.value)


def test_a_source_that_no_list_knows_is_a_fault():
    with pytest.raises(CodeListWrong, match="no list knows"):
        _list(_entry()).mapping("fax")


@pytest.mark.parametrize(
    "entries",
    [(), (_entry(), _entry()), (_entry(title=""),)],
    ids=["no code", "one code twice", "no title"],
)
def test_a_list_that_is_not_well_formed_is_never_made(entries):
    with pytest.raises(CodeListWrong):
        _list(*entries)


def test_a_list_without_a_source_is_never_made():
    with pytest.raises(CodeListWrong):
        _list(_entry(), source="")


def test_one_text_never_means_two_codes():
    with pytest.raises(CodeListWrong, match="ssd means two codes"):
        _list(_entry(), _entry("b", said_as={"ssd": (" THE  x",)}))


def test_a_code_has_a_first_and_a_last_day():
    entry = _entry(in_force_from=date(2018, 4, 1), in_force_to=date(2024, 3, 31))
    days = [date(2018, 3, 31), date(2018, 4, 1), date(2024, 3, 31), date(2024, 4, 1)]
    assert [entry.is_in_force_on(day) for day in days] == [False, True, True, False]
    assert _entry().is_in_force_on(date(1901, 1, 1))


def test_lists_are_frozen():
    with pytest.raises(FrozenInstanceError):
        HEARINGS.name = "other"  # type: ignore[misc]
    HEARINGS.mapping("cafcass").clear()
    HEARINGS.folded("cafcass").clear()
    assert HEARINGS.from_source("cafcass", "final") == "final"
    with pytest.raises(TypeError):
        HEARINGS.entry("final").said_as["ssd"] = ("x",)  # type: ignore[index]

"""Cells of text become days, instants, codes, answers and numbers, once, a whole column at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest

from waypost.intake.cells import CODE_LISTS, read_cells
from waypost.intake.layouts import Field, layouts

DAY = date(2024, 5, 1)


def read(kind: str, text: str | None, codes: tuple[str, ...] | str = (), source: str = "ssda903"):
    frame = pl.DataFrame({"x": [text]}, schema={"x": pl.String})
    cells = read_cells(frame, [Field("x", kind, "public", "tried", codes=codes)], source)["x"]
    return cells.value[0], None if cells.rule is None else cells.rule[0]


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01",
        " 01/05/2024 ",
        "1/5/2024",
        "2024-05-01 00:00:00.000",
        "2024-05-01T12:30",
        "01/05/2024 00:00",
        "2024-04-30T23:30:00Z",
        "2024-05-01T23:30:00+01:00",
        "2024-05-01 10:00:00 UTC",
        "45413",
        "45413.25",
        "1 May 2024",
        "01-May-2024",
        "01 MAY 2024",
        "01.05.2024",
        "01-05-2024",
        "2024/05/01",
        "1 May 2024 10:30 am",
    ],
)
def test_a_day_in_every_form(text):
    assert read("date", text) == (DAY, None)


@pytest.mark.parametrize("text", ["", "  ", None, "NULL", "n/a", "1900-01-01", "01/01/1900", "1900-01-01 00:00:00"])
def test_no_day(text):
    assert read("date", text) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2024",
        "31.02.2024",
        "1 Maybe 2024",
        "1 May 24",
        "31/02/2024",
        "2024-02-30",
        "2023-02-29",
        "05/13/2024",
        "01/05/24",
        "zz/05/2020",
        "soon",
        "2024",
    ],
)
def test_what_is_no_day(text):
    assert read("date", text) == (None, "date_not_real")


@pytest.mark.parametrize("text", ["0202-01-01", "01/01/1066", "9999-12-31"])
def test_a_year_that_nobody_can_mean(text):
    assert read("date", text) == (None, "date_out_of_range")


def test_days_of_several_forms_stand_in_one_column():
    frame = pl.DataFrame({"x": ["2024-05-01", "01/05/2024", None, "31/02/2024", "45413"]})
    cells = read_cells(frame, [Field("x", "date", "public", "tried")], "ssd")["x"]
    assert cells.rule is not None
    assert cells.value.to_list() == [DAY, DAY, None, None, DAY]
    assert cells.rule.to_list() == [None, None, None, "date_not_real", None]


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2024-05-01T09:15:00Z", datetime(2024, 5, 1, 9, 15, tzinfo=UTC)),
        ("2024-05-01 09:15", datetime(2024, 5, 1, 9, 15, tzinfo=UTC)),
        ("2024-05-01T09:15:00.250+01:00", datetime(2024, 5, 1, 8, 15, 0, 250_000, tzinfo=UTC)),
        ("2024-05-01", datetime(2024, 5, 1, tzinfo=UTC)),
    ],
)
def test_an_instant(text, instant):
    assert read("instant", text) == (instant, None)


@pytest.mark.parametrize("text", ["01/05/2024", "2024-02-30T00:00:00Z", "0001-01-01T00:00:00Z", "now"])
def test_what_is_no_instant(text):
    assert read("instant", text) == (None, "instant_not_real")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("C1", "C1"),
        ("c1 ", "C1"),
        ("C1: Interim Care Order", "C1"),
        ("C1 - anything at all", "C1"),
        ("Interim  care order", "C1"),
        ("E1", "E1"),
    ],
)
def test_a_legal_status_as_code_as_both_and_as_description(text, code):
    assert read("code", text, "vocabulary.care.legal_statuses") == (code, None)


@pytest.mark.parametrize("text", ["ZZ", "ZZ9: unheard of", "C99"])
def test_a_code_that_is_not_in_the_list(text):
    assert read("code", text, "vocabulary.care.legal_statuses") == (None, "code_not_known")


@pytest.mark.parametrize(
    ("text", "sex"), [("1", "male"), ("2", "female"), ("M", "male"), ("f", "female"), ("U", None), ("other", "other")]
)
def test_sex_in_every_form(text, sex):
    assert read("code", text, "sex") == (sex, None)
    assert read("code", "Qz", "sex") == (None, "code_not_known")


def test_codes_that_a_definition_lists():
    assert read("code", "In_Person", ("in_person", "video")) == ("in_person", None)
    assert read("code", "by post", ("in_person", "video")) == (None, "code_not_known")
    assert read("code", " anything ") == ("anything", None)


@pytest.mark.parametrize(
    ("text", "answer"), [("1", True), ("true", True), ("Yes", True), ("0", False), ("n", False), ("unknown", None)]
)
def test_yes_and_no_in_every_form(text, answer):
    assert read("yes_no", text) == (answer, None)
    assert read("yes_no", "perhaps") == (None, "answer_not_known")


def test_numbers():
    assert read("number", "0.8") == (0.8, None)
    assert read("number", "") == (None, None)
    for text in ("many", "nan", "inf"):
        assert read("number", text) == (None, "number_not_read")


def test_texts_lose_outer_spaces_and_keep_a_name_that_says_null():
    assert read("text", "  Null ") == ("Null", None)
    assert read("key", " ") == (None, None)


def test_every_code_list_that_a_layout_names_is_there():
    named = {field.codes for layout in layouts() for field in layout.fields if isinstance(field.codes, str)}
    assert named <= set(CODE_LISTS) | {
        *("sex", "pre_proceedings_outcome", "permanence_order", "identifier_kind"),
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a", "C1"),
        ("(a)", "C1"),
        ("b)", "C2"),
        ("a) Interim care orders", "C1"),
        ("a) C1: ICO", "C1"),
        ("C1: ICO", "C1"),
        ("C1 - Interim Care Order S38 CA 1989", "C1"),
        ("INTERIM CARE ORDER [C1]", "C1"),
        ("Under police protection (L1)", "L1"),
        ("f", "detained_for_protection"),
        ("Special guardianship order", "special_guardianship_order"),
    ],
)
def test_a_code_behind_the_letter_of_a_list_before_its_label_and_in_brackets(text, code):
    assert read("code", text, "vocabulary.care.legal_statuses_held", "annex_a") == (code, None)


@pytest.mark.parametrize("text", ["a) something quite else", "h", "C2/E1", "(a) C99", "[ZZ9]"])
def test_a_letter_is_no_code_where_words_beside_it_are_not_known(text):
    assert read("code", text, "vocabulary.care.legal_statuses_held", "annex_a") == (None, "code_not_known")


@pytest.mark.parametrize("text", ["WBRI", "a) WBRI", "WBRI - White - British", "White British [WBRI]"])
def test_the_departments_four_letters_behind_a_letter_or_before_a_label(text):
    assert read("code", text, "vocabulary.ethnicity", "annex_a") == ("white_british", None)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("a) Yes", True),
        ("b) No", False),
        ("1 - Yes", True),
        ("0 - No", False),
        ("c) Unknown", None),
        ("b) Female", "sex"),
    ],
)
def test_answers_behind_the_letter_of_a_list(text, answer):
    if answer == "sex":
        assert read("code", text, "sex", "annex_a") == ("female", None)
    else:
        assert read("yes_no", text) == (answer, None)


def test_a_key_that_a_database_wrote_for_nothing_is_none():
    assert read("key", "NULL") == (None, None)
    assert read("key", "Null") == ("Null", None)
    assert read("text", "NULL") == ("NULL", None)

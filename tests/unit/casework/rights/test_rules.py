"""How long, when, and what of it: as the schedule and the classification have it."""

from __future__ import annotations

from datetime import date

import pytest

from waypost.casework.rights.classification import About, Disclosure, FieldMark, Scrub, mark_of_model
from waypost.casework.rights.rules import (
    NotAReason,
    NotYet,
    Told,
    check_can_erase,
    check_reason,
    kept_until,
    schedule,
    told,
)
from waypost.casework.rights.scrubbing import scrubbed

OVER, LATER = date(2030, 1, 1), date(2040, 1, 1)


def test_every_class_of_the_schedule_says_where_it_comes_from():
    for one in schedule().values():
        assert one.source
        assert one.means
        assert one.status in ("published", "assumption")


@pytest.mark.parametrize(
    ("births", "until"),
    [
        ([date(2000, 5, 6)], date(2025, 5, 6)),
        ([date(2000, 5, 6), date(2010, 1, 1)], date(2035, 1, 1)),
        ([date(2004, 2, 29)], date(2029, 3, 1)),
    ],
)
def test_the_youngest_decides(births, until):
    assert kept_until(births) == until


@pytest.mark.parametrize(
    ("reason", "on", "is_held", "is_open", "may"),
    [
        ("retention_over", LATER, False, False, True),
        ("retention_over", OVER, False, False, True),
        ("retention_over", date(2029, 12, 31), False, False, False),
        ("retention_over", LATER, False, True, False),
        ("retention_over", LATER, True, False, False),
        ("made_in_error", date(2029, 12, 31), False, True, True),
        ("made_in_error", LATER, True, False, False),
        ("ordered_by_court", date(2029, 12, 31), False, True, True),
        ("ordered_by_court", LATER, True, True, False),
    ],
)
def test_when_a_record_may_be_erased(reason, on, is_held, is_open, may):
    if may:
        check_can_erase(reason, OVER, on, is_held=is_held, is_open=is_open)
    else:
        with pytest.raises(NotYet):
            check_can_erase(reason, OVER, on, is_held=is_held, is_open=is_open)


def test_reasons_are_those_of_the_list():
    check_reason("holds", "inquiry")
    for of in ("holds", "erasures"):
        with pytest.raises(NotAReason):
            check_reason(of, "because")


@pytest.mark.parametrize("disclosure", list(Disclosure))
@pytest.mark.parametrize("about", list(About))
def test_only_what_is_the_childs_and_not_confidential_is_given(disclosure, about):
    is_given = told(FieldMark(disclosure, Scrub.KEEP, about)) is Told.GIVEN
    assert is_given == (about is About.CHILD and disclosure is not Disclosure.CONFIDENTIAL)


@pytest.mark.parametrize(
    ("value", "how", "may_be_nothing", "becomes"),
    [
        ("word", Scrub.KEEP, False, "word"),
        (None, Scrub.INVENT, True, None),
        ("word", Scrub.BLANK, True, ""),
        ({"a": 1}, Scrub.BLANK, False, {}),
        ([1], Scrub.BLANK, False, []),
        (5, Scrub.BLANK, False, 0),
        (date(2027, 5, 9), Scrub.BLANK, True, None),
        (date(2027, 5, 9), Scrub.BLANK, False, date(2027, 5, 1)),
        (date(2027, 5, 9), Scrub.BLUR, True, date(2027, 5, 1)),
        ("", Scrub.INVENT, False, ""),
    ],
)
def test_what_becomes_of_a_value_in_a_copy(value, how, may_be_nothing, becomes):
    assert scrubbed(value, how, salt=b"", may_be_nothing=may_be_nothing) == becomes


def test_a_key_stays_the_same_and_is_another_in_another_copy():
    one, again = (scrubbed("C1", Scrub.REKEY, salt=b"a", may_be_nothing=False) for _ in range(2))
    assert one == again != scrubbed("C1", Scrub.REKEY, salt=b"b", may_be_nothing=False)
    assert scrubbed("Ffion", Scrub.INVENT, salt=b"a", may_be_nothing=False).startswith("Invented ")


def test_shared_rows_have_a_path_of_their_own():
    mark = mark_of_model("children.Proceedings")
    assert (mark.path, mark.shared) == (None, "children")
    assert mark_of_model("children.Child").path is None
    assert mark_of_model("sessions.Session").is_dropped

"""The gate: what has no mark does not pass."""

from __future__ import annotations

import polars as pl
import pytest

from told_events import happened
from waypost.disclosure.gate import (
    FieldMayNotLeave,
    check_fields,
    let_events_out,
    let_journey_out,
    let_out,
    let_table_out,
    plain_names,
)
from waypost.foundation.errors import OursToFix
from waypost.journeys.confidences import marked
from waypost.journeys.record import Child, Journey


def test_a_field_without_a_mark_does_not_pass():
    check_fields("refusals", ["file", "rule"])
    with pytest.raises(FieldMayNotLeave, match="the field postcode has no mark") as caught:
        check_fields("refusals", ["file", "postcode"])
    assert isinstance(caught.value, OursToFix)


def test_an_error_never_repeats_what_stood_in_a_key():
    with pytest.raises(FieldMayNotLeave, match="a name of its own") as caught:
        let_out("check", {"12 Acacia Avenue": 1})
    assert "Acacia" not in str(caught.value)


def test_plain_values_pass_as_they_are():
    report = {"files": [{"path": "a.csv", "read": 1, "findings": []}], "unread": []}
    assert let_out("check", report) is report
    with pytest.raises(FieldMayNotLeave):
        let_out("check", {"files": [{"findings": [{"value": {"cell": "x"}}], "cells": 1}]})


def test_tables_pass_by_their_columns():
    frame = pl.DataFrame({"file": ["a"], "record": ["r"]})
    assert let_table_out("corrections", frame, is_own=True) is frame
    with pytest.raises(FieldMayNotLeave):
        let_table_out("corrections", frame)


def journey(home: str | None) -> Journey:
    told = [happened("placement_started", 1), happened("hearing_held", 2)]
    told += [happened("harm_alleged", 3)]
    child_id = told[0].child_id
    return Journey(
        Child(child_id, "confirmed", None, None, None), tuple(marked(told, {child_id: home} if home else {})), ()
    )


@pytest.mark.parametrize(
    ("exit_name", "home", "kinds", "withheld"),
    [
        ("account", None, ["placement_started", "hearing_held"], 1),
        ("account", "confidential_address", ["hearing_held"], 2),
        ("account", "refuge", ["hearing_held"], 2),
        ("journey", None, ["placement_started", "hearing_held", "harm_alleged"], 0),
        ("journey", "refuge", ["hearing_held", "harm_alleged"], 1),
        ("release", None, [], 3),
        ("no such exit", None, [], 3),
    ],
)
def test_events_pass_by_their_own_marks(exit_name, home, kinds, withheld):
    told, aside = let_journey_out(exit_name, journey(home))
    assert [one.kind for one in told.events] == kinds
    assert aside == withheld


@pytest.mark.parametrize(
    ("detail", "shown"),
    [
        *((code, code) for code in ("LA11", "rule_16_4", "a,b", "", None)),
        *((text, None) for text in ("0163296", "12 Acacia Avenue", "Jane Doe", "1234")),
    ],
)
def test_a_detail_that_is_no_coded_word_is_left_out(detail, shown):
    told = happened("advice_given", 1, "placement", reason=detail)
    person = Child(told.child_id, "confirmed", None, None, None)
    (event,) = let_journey_out("journey", Journey(person, tuple(marked([told], {})), ()))[0].events
    assert (event.code, event.reason) == ("placement", shown)


def test_events_as_a_table_pass_by_mark_and_by_who_told_them():
    events = pl.DataFrame({"mark": ["personal", "refuge", "refuge", None], "source": ["ssd", "ssd", "cafcass", "ssd"]})
    assert let_events_out("returns", events)["mark"].to_list() == ["personal"]
    own = let_events_out("returns", events, is_own=pl.col("source") == "ssd")
    assert own["source"].to_list() == ["ssd", "ssd"]
    assert let_events_out("returns", events.clear(), is_own=pl.lit(value=True)).is_empty()


def test_names_of_files_lose_the_words_that_might_name_somebody():
    frame = pl.DataFrame({"file": ["cafcass/orders.csv", None, "Doe/orders.csv", "cafcass/orders.csv"]})
    assert frame.select(plain_names("file"))["file"].to_list() == [
        "cafcass/orders.csv",
        None,
        "*/orders.csv",
        "cafcass/orders.csv",
    ]
    assert frame.clear().select(plain_names("file")).is_empty()

"""The groups by which linkage is judged."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from waypost.pipeline.linkage_groups import MARKED, OTHER_ALPHABET, PLAIN, with_groups

PEOPLE = pl.DataFrame({"true_child": ["t"]})


def grouped(born_on=date(2015, 3, 1), first_on=date(2016, 3, 1), forenames="Ann", surname="O'Neill-Lee"):
    children = pl.DataFrame([{"true_child": "t", "born_on": born_on, "forenames": forenames, "surname": surname}])
    days = [first_on, date(2030, 1, 1)] if first_on else []
    journeys = pl.DataFrame(
        {"true_child": ["t"] * len(days), "happened_on": days},
        schema_overrides={"true_child": pl.String, "happened_on": pl.Date},
    )
    return with_groups(PEOPLE, children, journeys).row(0, named=True)


@pytest.mark.parametrize(
    ("first_on", "band"),
    [
        (date(2015, 2, 1), "under 1"),
        (date(2015, 9, 1), "under 1"),
        (date(2016, 4, 1), "1 to 4"),
        (date(2021, 4, 1), "5 to 9"),
        (date(2029, 1, 1), "10 to 15"),
        (None, None),
    ],
)
def test_age_at_first_contact(first_on, band):
    assert grouped(first_on=first_on)["age_at_first_contact"] == band


def test_nearly_grown_up():
    assert grouped(born_on=date(2005, 1, 1), first_on=date(2022, 1, 1))["age_at_first_contact"] == "16 and over"


@pytest.mark.parametrize(
    ("forenames", "script"),
    [("Ann-Marie", PLAIN), ("Zoë", MARKED), ("Łukasz", MARKED), ("محمد", OTHER_ALPHABET), (None, PLAIN)],
)
def test_script(forenames, script):
    assert grouped(forenames=forenames)["script"] == script


def test_without_those_truths_nothing_is_added():
    assert with_groups(PEOPLE, None, None).columns == ["true_child"]
    assert with_groups(PEOPLE, pl.DataFrame({"true_child": ["t"]}), pl.DataFrame()).columns == ["true_child"]

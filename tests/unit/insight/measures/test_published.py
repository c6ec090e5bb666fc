"""The published position as data: every figure is there, fits its measure, and says where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from invented_records import RecordBuilder, at, event
from waypost.insight.measures import published as room
from waypost.insight.measures.clusters import Tally
from waypost.insight.measures.published import TargetNotSound, published
from waypost.journeys.store.memory import MemoryStore

KEYS = {
    "section_31_closed_mean_weeks": 39,
    "section_31_closed_within_26_weeks": 0.351,
    "section_8_closed_within_26_weeks": 0.592,
    "public_open_over_52_weeks": 0.157,
    "private_open_over_52_weeks": 0.231,
    "children_per_open_case_public": 1.75,
    "children_per_open_case_private": 1.50,
    "engagement_recorded": 0.97,
    "engagement_in_person": 0.927,
    "letters_present_public": 0.606,
    "letters_present_private": 0.787,
    "management_review_public": 0.927,
    "management_review_private": 0.889,
    "hearings_cancelled_public": 0.32,
    "caseload_mean": 18,
    "caseload_20_or_more": 0.349,
}
"""Every figure of the published position, as the sources give it."""


def test_every_published_figure_is_there_as_published() -> None:
    assert {target.key: target.value for target in published()} == KEYS
    for target in published():
        assert target.source, target.key
        assert target.wording, target.key
        assert max(target.days.values()) <= date(2025, 1, 31), target.key
        assert (0 < target.value < 1) == (target.unit == "share"), target.key


def test_open_shares_and_ratios_are_those_of_the_published_counts() -> None:
    given = {target.key: target.value for target in published()}
    assert given["public_open_over_52_weeks"] == round(3058 / 19496, 3)
    assert given["private_open_over_52_weeks"] == round(5701 / 24658, 3)
    assert given["children_per_open_case_public"] == round(19496 / 11136, 2)
    assert given["children_per_open_case_private"] == round(24658 / 16406, 2)


def a_target(key: str = "engagement_recorded") -> room.Target:
    return next(target for target in published() if target.key == key)


@pytest.mark.parametrize(
    "wrong",
    [
        {"group": ("application", "section_31")},
        {"days": {"period_start": date(2025, 1, 1), "period_end": date(2025, 1, 31)}},
        {"unit": "weeks"},
    ],
)
def test_a_target_that_does_not_fit_its_measure_is_never_born(wrong: dict) -> None:
    with pytest.raises(TargetNotSound, match="engagement_recorded"):
        replace(a_target(), **wrong)


@pytest.mark.parametrize("wrong", [{"measure": "happiness"}, {"method": "guess"}, {"source": "hearsay"}])
def test_data_that_names_what_is_not_there_is_refused(wrong: dict) -> None:
    entry = {
        "title": "t",
        "value": 0.5,
        "unit": "share",
        "measure": "engagement",
        "method": "recorded",
        "group": ["all", "all"],
        "days": {"as_at": date(2025, 1, 31)},
        "clusters": "proceedings_id",
        "source": "s",
        "wording": "w",
    }
    sources = {"s": "A source"}
    assert room._target("k", entry, sources).value == 0.5
    with pytest.raises(TargetNotSound, match=next(iter(wrong.values()))):
        room._target("k", entry | wrong, sources)


def a_store(as_of: date, *, closed_on: date = date(2025, 1, 10)) -> MemoryStore:
    """Three children in two open cases, one of them met, and a case that closed."""
    builder = RecordBuilder()
    case = {"law": "public", "application": "section_31", "area": "truro"}
    for child, number in (("A", 1), ("B", 1), ("C", 2), ("D", 3)):
        day, pair = date(2024, 12, 2), (f"C-{child}", f"P-{number}")
        told = [event("application_received", day, *pair), event("child_joined", day, *pair, flag=True)]
        told += [event("child_engaged", day, *pair, flag=True)] if child == "A" else []
        told += [event("case_closed", closed_on, *pair)] if number == 3 else []
        builder.statement("cafcass", child, at(day), told, case=case | {"proceedings_id": f"P-{number}"})
    store = MemoryStore()
    store.load(builder.linked(as_of=as_of))
    return store


def test_a_target_asks_its_measure_by_cluster() -> None:
    tally = a_target().tally(a_store(date(2025, 2, 15)))
    assert (tally.clusters, tally.numerator, tally.denominator) == (2, 1, 3)
    value, error = a_target().read(tally) or (0, 0)
    assert value == pytest.approx(1 / 3)
    assert error == pytest.approx((2 * (1 / 3) ** 2) ** 0.5 / 3)


def test_a_target_for_one_group_asks_of_that_group_alone() -> None:
    store = a_store(date(2025, 2, 15))
    ratio = a_target("children_per_open_case_public")
    assert ratio.read(ratio.tally(store)) == pytest.approx((1.5, (0.5**2 * 2) ** 0.5 / 2))
    assert a_target("children_per_open_case_private").tally(store) == Tally()


@pytest.mark.parametrize(
    "store",
    [
        a_store(date(2025, 1, 30)),
        a_store(date(2025, 2, 15), closed_on=date(2025, 2, 3)),
    ],
    ids=["told as of a day before", "nobody had closed yet: the record begins later"],
)
def test_a_record_that_does_not_reach_so_far_says_nothing(store: MemoryStore) -> None:
    assert a_target().tally(store) == Tally()
    assert a_target().read(Tally()) is None

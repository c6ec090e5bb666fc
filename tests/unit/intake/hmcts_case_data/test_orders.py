"""Orders of a public-law case, in the three shapes in which they stand beside one another."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from support.case_data import IVO, ZELDA, public_case, read_cases, rules
from waypost.intake.contract import Reading


def reading(folder: Path, *orders: dict[str, Any], **data: Any) -> Reading:
    case = public_case()
    none: dict[str, Any] = {"sealedCMOs": [], "standardDirectionOrder": None}
    case["case_data"] |= {"orderCollection": list(orders), **none, **data}
    return read_cases(folder, case)


def made(found: Reading) -> list[tuple[Any, ...]]:
    return found.events.filter(kind="order_made").select("happened_on", "code", "flag", "doubt").unique().rows()


def order(**value: Any) -> dict[str, Any]:
    return {"id": "o", "value": value}


CREATED = "day_made_not_given_day_created_taken"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (
            {
                "orderType": "C32A_CARE_ORDER",
                "dateTimeIssued": "2026-06-02T20:14:16.037482",
                "approvalDate": "2026-06-01",
            },
            (date(2026, 6, 1), "care_order", True, None),
        ),
        (
            {"orderType": "C32A_CARE_ORDER", "dateTimeIssued": "2026-06-02T20:14:16", "markedFinal": "No"},
            (date(2026, 6, 2), "care_order", False, CREATED),
        ),
        (
            {"orderType": "A70_PLACEMENT_ORDER", "approvalDateTime": "2026-06-01T09:00:00", "markedFinal": "Yes"},
            (date(2026, 6, 1), "placement_order", True, None),
        ),
        (
            {"orderType": "A70_PLACEMENT_ORDER", "approvalDate": "2026-06-01"},
            (date(2026, 6, 1), "placement_order", None, None),
        ),
        (
            {"type": "Care order", "subtype": "FINAL", "dateOfIssue": "1 June 2026"},
            (date(2026, 6, 1), "care_order", True, None),
        ),
        (
            {"type": "CARE_ORDER", "subtype": "INTERIM", "date": "2:33pm, 1 June 2026"},
            (date(2026, 6, 1), "interim_care_order", False, CREATED),
        ),
        (
            {"type": "EMERGENCY_PROTECTION_ORDER", "dateOfIssue": "1 June 2026"},
            (date(2026, 6, 1), "emergency_protection_order", True, None),
        ),
        ({"type": "Blank order (C21)", "dateOfIssue": "1 June 2026"}, (date(2026, 6, 1), "directions", False, None)),
        ({"type": "A song", "dateOfIssue": "1 June 2026"}, (date(2026, 6, 1), "other", None, None)),
    ],
)
def test_an_order_of_either_style(tmp_path: Path, value: dict[str, Any], told: tuple[Any, ...]) -> None:
    assert made(reading(tmp_path, order(**value))) == [told]


def test_an_order_is_told_of_the_children_it_names_and_an_old_one_of_all(tmp_path: Path) -> None:
    named = order(orderType="C32A_CARE_ORDER", approvalDate="2026-06-01", children=[{"id": IVO, "value": {}}])
    assert reading(tmp_path, named).events.filter(kind="order_made")["person_key"].to_list() == [IVO]
    every = order(type="Care order", dateOfIssue="1 June 2026")
    assert set(reading(tmp_path, every).events.filter(kind="order_made")["person_key"]) == {ZELDA, IVO}


def test_an_order_about_a_stranger_is_told_of_nobody(tmp_path: Path) -> None:
    found = reading(tmp_path, order(type="Care order", dateOfIssue="1 June 2026", children=[{"id": "x"}, 7]))
    assert rules(found) == {"child_not_of_the_case"}
    assert made(found) == []


def test_orders_of_the_judge_and_the_gatekeeper(tmp_path: Path) -> None:
    cmos = [{"id": "c", "value": {"dateIssued": "2026-02-03"}}, {"id": "d", "value": {"dateSent": "2026-02-01"}}]
    found = reading(
        tmp_path,
        sealedCMOs=cmos,
        standardDirectionOrder={"orderStatus": "SEALED", "dateOfUpload": "2026-01-07"},
        urgentDirectionsOrder={"orderStatus": "DRAFT", "dateOfIssue": "8 January 2026"},
    )
    assert sorted(made(found), key=str) == [
        (date(2026, 1, 7), "directions", False, CREATED),
        (date(2026, 2, 3), "directions", False, None),
    ]
    assert rules(found) == {"order_day_missing"}
    undated = reading(tmp_path, standardDirectionOrder={"orderStatus": "SEALED"})
    assert rules(undated) == {"order_day_missing"}


def test_what_cannot_be_used(tmp_path: Path) -> None:
    given = order(type="Care order", dateOfIssue="1 June 2026")
    found = reading(
        tmp_path, given, given, {"value": {"type": "Care order", "dateOfIssue": "2 June 2026"}}, order(type="x")
    )
    assert rules(found) == {"element_twice", "order_id_missing", "order_day_missing"}
    assert len(made(found)) == 2

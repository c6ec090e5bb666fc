"""Orders of a private-law case, their children, and the reports that they ask for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from support.case_data import private_case, read_cases, rules
from waypost.intake.contract import Reading


def reading(folder: Path, *orders: dict[str, Any]) -> Reading:
    case = private_case()
    case["case_data"] |= {"orderCollection": list(orders), "finalOutcomeForChildren": []}
    return read_cases(folder, case)


def order(key: str | None = "o", **value: Any) -> dict[str, Any]:
    plain = {"orderTypeId": "standardDirectionsOrder", "otherDetails": {"orderMadeDate": "2 Mar 2026"}}
    return {"id": key, "value": plain | value}


def made(found: Reading, *columns: str) -> list[tuple[Any, ...]]:
    return found.events.filter(kind="order_made").select(columns).unique().rows()


@pytest.mark.parametrize(
    ("value", "code", "flag"),
    [
        ({"typeOfOrder": "Final"}, "directions", True),
        ({"typeOfOrder": "finl"}, "directions", True),
        ({"typeOfOrder": "Interim"}, "directions", False),
        ({"typeOfOrder": "general"}, "directions", None),
        ({"typeOfOrder": "new"}, "directions", None),
        ({}, "directions", None),
        ({"orderTypeId": "Special guardianship order (C43A)", "orderType": "x"}, "special_guardianship_order", None),
        ({"orderTypeId": "x", "orderType": "specialGuardianShip"}, "special_guardianship_order", None),
        ({"orderTypeId": "blankOrderOrDirections", "c21OrderOptions": "c21NoOrderMade"}, "no_order", True),
        ({"orderTypeId": "blankOrderOrDirections", "c21OrderOptions": "c21WithdrawApplication"}, "withdrawn", True),
        ({"orderTypeId": "blankOrderOrDirections", "c21OrderOptions": "c21other"}, "directions", None),
    ],
)
def test_kind_and_finality_by_code_or_label_in_either_field(
    tmp_path: Path, value: dict[str, Any], code: str, flag: bool | None
) -> None:
    assert made(reading(tmp_path, order(**value)), "code", "flag") == [(code, flag)]


@pytest.mark.parametrize(
    ("value", "day", "doubt"),
    [
        ({}, date(2026, 3, 2), None),
        ({"otherDetails": None, "orderMadeDate": "2026-03-01"}, date(2026, 3, 1), None),
        (
            {"otherDetails": {"orderCreatedDate": "3 Mar 2026"}},
            date(2026, 3, 3),
            "day_made_not_given_day_created_taken",
        ),
        (
            {"otherDetails": {}, "dateCreated": "2026-03-31T23:30:00"},
            date(2026, 3, 31),
            "day_made_not_given_day_created_taken",
        ),
    ],
)
def test_the_day_of_an_order(tmp_path: Path, value: dict[str, Any], day: date, doubt: str | None) -> None:
    assert made(reading(tmp_path, order(**value)), "happened_on", "doubt") == [(day, doubt)]


@pytest.mark.parametrize(
    ("value", "children", "found"),
    [
        (
            {"isTheOrderAboutAllChildren": "Yes", "childOption": {"value": [{"code": "child-1"}]}},
            ["child-1", "child-2"],
            set(),
        ),
        ({"isTheOrderAboutAllChildren": "No", "childOption": {"value": [{"code": "child-2"}]}}, ["child-2"], set()),
        ({"isTheOrderAboutAllChildren": "No"}, ["child-1", "child-2"], {"children_of_order_missing"}),
        (
            {"isTheOrderAboutAllChildren": "No", "childOption": {"value": [{"code": "gone"}, 7]}},
            [],
            {"child_not_of_the_case"},
        ),
    ],
)
def test_the_children_of_an_order(tmp_path: Path, value: dict[str, Any], children: list[str], found: set[str]) -> None:
    told = reading(tmp_path, order(**value))
    assert told.events.filter(kind="order_made")["person_key"].to_list() == children
    assert rules(told) == found


def test_reports_are_ordered_of_cafcass_and_of_the_authority_each_with_its_day(tmp_path: Path) -> None:
    serve = {
        "cafcassCymruDocuments": ["section7Report", "section7Report", {"id": "x", "value": "a poem"}],
        "whenReportsMustBeFiled": "2026-06-01",
        "localAuthorityMultipleDocuments": ["sec37Report"],
        "whenReportsMustBeFiledByLocalAuthority": "2026-06-08",
    }
    found = reading(tmp_path, order(serveOrderDetails=serve))
    told = found.events.filter(kind="report_ordered").select("code", "owner", "due_on", "happened_on").unique()
    assert sorted(told.rows()) == [
        ("other", "cafcass", date(2026, 6, 1), date(2026, 3, 2)),
        ("section_37", "local_authority", date(2026, 6, 8), date(2026, 3, 2)),
        ("section_7", "cafcass", date(2026, 6, 1), date(2026, 3, 2)),
    ]
    assert rules(found) == {"code_not_known"}


def test_an_order_that_closes_the_case_closes_it_where_nothing_else_does(tmp_path: Path) -> None:
    found = reading(tmp_path, order(doesOrderClosesCase="Yes"))
    told = found.events.filter(kind="court_case_closed").select("happened_on", "reason").unique()
    assert told.rows() == [(date(2026, 3, 2), "final_order")]


def test_what_cannot_be_used(tmp_path: Path) -> None:
    undated = order("u", otherDetails={})
    found = reading(tmp_path, order(), order(), order(None), order("n", orderTypeId="x"), undated)
    assert rules(found) == {"element_twice", "order_id_missing", "code_not_known", "order_day_missing"}
    assert len(made(found, "fact_key")) == 6

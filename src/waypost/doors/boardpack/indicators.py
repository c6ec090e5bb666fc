"""The figures that lead the board page: which measure, method and group each is, and what it is called there."""

from __future__ import annotations

from dataclasses import dataclass

ALL = ("all", "all")
PUBLIC, PRIVATE = ("law", "public"), ("law", "private")
CARE = ("application", "section_31")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of the page. `heading` names it on its card, `column` in a table, `of` says of what it is a share.

    `steadied_by` names another method of the measure, whose interval says how sure a figure without one is.
    """

    id: str
    measure_id: str
    method: str
    group: tuple[str, str]
    heading: str
    column: str
    of: str = ""
    steadied_by: str = ""


OPEN_CHILDREN = Indicator(
    "open_children", "open_children_and_cases", "children", ALL, "Children in open proceedings", "Children open"
)
OPEN_CASES = Indicator("open_cases", "open_children_and_cases", "cases", ALL, "Cases open", "Cases open")
OVER_52 = Indicator(
    "over_52",
    "open_over_52_weeks",
    "children",
    ALL,
    "Children waiting more than 52 weeks",
    "Children open over 52 weeks",
)
SHARE_OVER_52 = Indicator(
    "share_over_52",
    "open_over_52_weeks",
    "share_of_open_children",
    ALL,
    "Share of open children waiting more than 52 weeks",
    "Share of children open over 52 weeks (%)",
    of="open children",
)
WITHIN_26 = Indicator(
    "within_26",
    "closed_within_26_weeks",
    "statute",
    ALL,
    "Care cases that ended within 26 weeks",
    "Care cases ended within 26 weeks (%)",
    of="care cases that ended",
)
CARE_WEEKS = Indicator(
    "care_weeks",
    "duration_of_closed_cases",
    "cafcass",
    CARE,
    "How long care cases took, on average",
    "Mean length of care cases (weeks)",
    of="care cases that ended",
    steadied_by="applications_mean",
)

HEADLINES = (OPEN_CHILDREN, OVER_52, SHARE_OVER_52, WITHIN_26, CARE_WEEKS, OPEN_CASES)
AREA_COLUMNS = (OPEN_CHILDREN, OPEN_CASES, OVER_52, SHARE_OVER_52, WITHIN_26, CARE_WEEKS)

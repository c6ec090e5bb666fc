"""Who is forecast: children in a kind of proceedings, from Cafcass's start of the case to its closure."""

from __future__ import annotations

from dataclasses import dataclass

from waypost.insight.measures.populations import CARE, IN_ENGLAND, equals
from waypost.journeys.expressions import AllOf, Condition


@dataclass(frozen=True, slots=True)
class Stock:
    """A kind of proceedings: its id, what its children are called, and which rows of the record they are."""

    id: str
    title: str
    where: Condition


_TOLD = equals("is_told_by_cafcass", True)
CARE_STOCK = Stock("care", "Children in care proceedings", AllOf((IN_ENGLAND, _TOLD, CARE)))
SECTION_8_STOCK = Stock(
    "section_8", "Children in section 8 proceedings", AllOf((IN_ENGLAND, _TOLD, equals("application", "section_8")))
)
STOCKS = (CARE_STOCK, SECTION_8_STOCK)

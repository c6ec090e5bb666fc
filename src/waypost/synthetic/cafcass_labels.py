"""A year in which the Cafcass extract held labels where it has codes (disagreements.yaml, labels_instead_of_codes).

Both are written in a file of many years, row by row as they were keyed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from waypost.synthetic.rates import rates
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.cafcass_extract import Column
from waypost.vocabulary.code_lists import CodeList
from waypost.vocabulary.ethnicity import ETHNICITIES
from waypost.vocabulary.extensions import EXTENSIONS
from waypost.vocabulary.orders import ORDERS
from waypost.vocabulary.reports import REPORTS

SOURCE = "cafcass"
_LISTS: dict[str, CodeList] = {
    "vocabulary.applications": APPLICATIONS,
    "vocabulary.ethnicity": ETHNICITIES,
    "vocabulary.extensions": EXTENSIONS,
    "vocabulary.orders": ORDERS,
    "vocabulary.reports": REPORTS,
}


def as_coded(column: Column, recorded_at: str = "recorded_at") -> pl.Expr:
    """Return a column of codes as text: the code, or its label in a row keyed in the year of labels."""
    code = pl.col(column.name).cast(pl.String)
    known = _LISTS.get(column.codes) if isinstance(column.codes, str) else None
    if known is None:
        return code
    given: dict[str, Any] = rates("disagreements").table("labels_instead_of_codes")
    from_on: date = given["from_on"]
    labels = {one: known.title(one) for one in known.codes if known.from_source(SOURCE, known.title(one)) == one}
    is_labelled = pl.col(recorded_at).dt.date().is_between(from_on, given["to_on"])
    return pl.when(is_labelled).then(code.replace(labels)).otherwise(code)

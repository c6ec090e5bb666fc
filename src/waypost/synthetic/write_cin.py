"""Writes the authorities' Children in Need census, with the module on pre-proceedings of 2026/27.

XML as text, a year at a time. The module (PreProceedingsandFGDM) exists from the 2026/27 census; earlier years are
written without it. What the letters of its outcome mean is not published where we read: A stands for a decision to
issue and B for stepping down, an assumption.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from waypost.synthetic.authority_rows import AuthorityRows
from waypost.synthetic.cin_child import child, module
from waypost.synthetic.files import write_manifest
from waypost.synthetic.keys import upn
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import rates
from waypost.synthetic.return_codes import collection_year, collection_years_of
from waypost.synthetic.telling import Telling, event, told
from waypost.synthetic.told_care import CHILD
from waypost.synthetic.told_people import people_disagreements

SOURCE = "cin"
_NUMBER_NOT_KNOWN = "999"


def write_cin(rows: AuthorityRows, folder: Path, plan: Plan) -> Telling:
    """Write a census an authority and year into `folder`/<GSS code>/cin and return what it tells."""
    children = rows.children.with_columns(upn=upn(pl.col("person_id")))
    first = children["known_from"].min()
    begins = collection_year(first) if isinstance(first, date) else collection_year(plan.until) + 1
    years = range(begins, collection_year(plan.until) + 1)
    records = sum(_write_year(children, rows.pre_proceedings, year, folder, plan) for year in years)
    for sender in children["sender"].unique().sort():
        write_manifest(folder / str(sender) / SOURCE, source=SOURCE, sender=sender, received_at=plan.received_at)
    known_by = children.with_columns(
        person_key="number",
        born_on=pl.coalesce("born_on", "true_born_on"),
        has_disability=pl.col("has_disability").fill_null(value=False),
    )
    return told(
        SOURCE,
        people=[known_by.select("sender", "person_id", "person_key")],
        events=_events(rows.pre_proceedings, plan.until),
        disagreements=people_disagreements(rows.people, known_by, ("born_on", "sex", "ethnicity", "has_disability")),
        records=records,
    )


def _write_year(children: pl.DataFrame, begun: pl.DataFrame, year: int, folder: Path, plan: Plan) -> int:
    """Write the census of a year of every authority that knows a child; return how many children it has."""
    ends = min(date(year + 1, 3, 31), plan.until)
    known = children.filter(pl.col("known_from") <= ends)
    told_of = known.join(_modules(begun, year, ends), on=CHILD, how="left", maintain_order="left")
    is_sex_lettered = year >= rates("feeds").number("sex_lettered_from_year")
    census = (
        told_of.select("sender", child=child(pl.lit(ends), is_sex_lettered=is_sex_lettered))
        .group_by("sender", maintain_order=True)
        .agg(pl.col("child").str.join("\n"))
    )
    numbers = rates("authorities").table("department_numbers")
    for sender, text in census.iter_rows():
        path = folder / sender / SOURCE / f"{year}-{(year + 1) % 100:02d}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_message(numbers.get(sender, _NUMBER_NOT_KNOWN), year, ends, text), encoding="utf-8")
    return known.height


def _modules(begun: pl.DataFrame, year: int, ends: date) -> pl.DataFrame:
    """Return sender, number and modules: the pre-proceedings that were decided in the year, as text."""
    in_year = begun.filter(pl.col("decided_on").is_between(date(year, 4, 1), ends))
    if year < rates("feeds").number("census_module_from_year"):
        in_year = in_year.clear()
    told_of = in_year.select(*CHILD, modules=module(pl.lit(ends)))
    return told_of.group_by(*CHILD, maintain_order=True).agg(pl.col("modules").str.join(""))


def _events(begun: pl.DataFrame, until: date) -> list[pl.DataFrame]:
    """Return the steps of pre-proceedings that the module tells: those taken in the census year of the decision."""
    year = collection_years_of(pl.col("decided_on"))
    ends = pl.min_horizontal(pl.date(year + 1, 3, 31), pl.lit(until))
    days = ("letter_on", "meeting_on", "outcome_on", "court_application_on")
    rows = begun.filter(year >= rates("feeds").number("census_module_from_year")).with_columns(
        *(pl.when(pl.col(day) <= ends).then(day).alias(day) for day in days), person_key="number"
    )
    return [
        event(rows, "pre_proceedings_decided", "decided_on"),
        event(rows, "pre_proceedings_letter_sent", "letter_on"),
        event(rows, "pre_proceedings_meeting_held", "meeting_on"),
        event(rows, "pre_proceedings_ended", "outcome_on", "outcome"),
        event(rows, "court_application_sent", "court_application_on"),
        event(rows, "letter_to_initiate_sent", "court_application_on"),
    ]


def _message(number: str, year: int, ends: date, children: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- Invented. No child in this census is real. -->\n'
        "<Message><Header>"
        f"<CollectionDetails><Collection>CIN</Collection><Year>{year + 1}</Year>"
        f"<ReferenceDate>{year + 1}-03-31</ReferenceDate></CollectionDetails>"
        f"<Source><SourceLevel>L</SourceLevel><LEA>{number}</LEA><SoftwareCode>Invented</SoftwareCode>"
        f"<Release>1</Release><SerialNo>001</SerialNo><DateTime>{ends}T18:00:00</DateTime></Source>"
        f"</Header>\n<Children>\n{children}\n</Children></Message>\n"
    )

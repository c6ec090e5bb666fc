"""Writes the authorities' Children in Need census, with the module on pre-proceedings of 2026/27.

XML as text, streamed a child at a time: elements in the order of the department's schema, dates in ISO 8601. The module
(PreProceedingsandFGDM) exists from the 2026/27 census; earlier years are written without it. What the letters of its
outcome mean is not published where we read: A stands for a decision to issue and B for stepping down, an assumption.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import polars as pl

from waypost.synthetic.authority_rows import AuthorityRows
from waypost.synthetic.files import write_manifest
from waypost.synthetic.keys import has_upn, upn
from waypost.synthetic.plan import Plan
from waypost.synthetic.rates import rates
from waypost.synthetic.telling import Telling, told
from waypost.synthetic.write_ssda903 import collection_year

SOURCE = "cin"
_OUTCOMES = {"issue": "A", "step_down": "B"}
_SEX = {"female": "F", "male": "M"}


def write_cin(rows: AuthorityRows, folder: Path, plan: Plan) -> Telling:
    """Write a census an authority and year into `folder`/<GSS code>/cin and return who is who in it.

    No source reads this census yet, so that it tells no events.
    """
    children = rows.children.with_columns(upn=upn(pl.col("person_id")))
    begun = rows.pre_proceedings.rows_by_key(["sender", "number"], named=True)
    numbers = rates("authorities").table("department_numbers")
    records = 0
    for (sender,), known in children.partition_by("sender", as_dict=True, maintain_order=True).items():
        first = known["known_from"].min()
        begins = collection_year(first) if isinstance(first, date) else collection_year(plan.until)
        for year in range(begins, collection_year(plan.until) + 1):
            ends = min(date(year + 1, 3, 31), plan.until)
            told_of = known.filter(pl.col("known_from") <= ends)
            path = folder / str(sender) / SOURCE / f"{year}-{(year + 1) % 100:02d}.xml"
            path.parent.mkdir(parents=True, exist_ok=True)
            blocks = list(_children(told_of, begun, year, ends))
            path.write_text(_message(numbers.get(sender, "999"), year, ends, blocks), encoding="utf-8")
            records += len(blocks)
        write_manifest(folder / str(sender) / SOURCE, source=SOURCE, sender=sender, received_at=plan.received_at)
    return told(SOURCE, people=[children.select("sender", "person_id", person_key="number")], records=records)


def _message(number: str, year: int, ends: date, children: Iterable[str]) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<Message><Header>"
        f"<CollectionDetails><Collection>CIN</Collection><Year>{year + 1}</Year>"
        f"<ReferenceDate>{year + 1}-03-31</ReferenceDate></CollectionDetails>"
        f"<Source><SourceLevel>L</SourceLevel><LEA>{number}</LEA><SoftwareCode>Invented</SoftwareCode>"
        f"<Release>1</Release><SerialNo>001</SerialNo><DateTime>{ends}T18:00:00</DateTime></Source>"
        "</Header>\n<Children>\n" + "\n".join(children) + "\n</Children></Message>\n"
    )


def element(name: str, value: object) -> str:
    """Return one element of text, or nothing for null."""
    return "" if value is None else f"<{name}>{escape(str(value))}</{name}>"


def _children(known: pl.DataFrame, begun: Mapping[Any, list[dict[str, Any]]], year: int, ends: date) -> Iterator[str]:
    at_school = known.with_columns(is_at_school=has_upn(pl.col("born_on"), pl.lit(ends)).fill_null(value=False))
    begins = date(year, 4, 1)
    has_module = year >= rates("feeds").number("census_module_from_year")
    for row in at_school.iter_rows(named=True):
        modules = begun.get((row["sender"], row["number"]), ()) if has_module else ()
        yield _child(row, [one for one in modules if begins <= one["decided_on"] <= ends], ends)


def _child(row: Mapping[str, Any], modules: list[dict[str, Any]], ends: date) -> str:
    is_born = row["born_on"] is not None and row["born_on"] <= ends
    identifiers = (
        element("LAchildID", row["number"])
        + (element("UPN", row["upn"]) if row["is_at_school"] else element("UPNunknown", "UN1"))
        + element("PersonBirthDate", row["born_on"] if is_born else None)
        + element("ExpectedPersonBirthDate", None if is_born else row["born_on"])
        + element("Sex", _SEX.get(row["sex"], "U"))
    )
    disability = "LD" if row["has_disability"] else "NONE"
    return (
        f"<Child><ChildIdentifiers>{identifiers}</ChildIdentifiers>"
        f"<ChildCharacteristics>{element('Ethnicity', row['ethnic'])}"
        f"<Disabilities>{element('Disability', disability)}</Disabilities></ChildCharacteristics>"
        f"<CINdetails>{element('CINreferralDate', row['known_from'])}"
        "<ReferralSource>1A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>"
        "<ReferralNFA>0</ReferralNFA>" + "".join(_module(one, ends) for one in modules) + "</CINdetails></Child>"
    )


def _module(one: Mapping[str, Any], ends: date) -> str:
    """Return the pre-proceedings module, its elements in the schema's order; what lies after the year is left out."""

    def known(name: str) -> date | None:
        return one[name] if one[name] is not None and one[name] <= ends else None

    letter_on, meeting_on, outcome_on = known("letter_on"), known("meeting_on"), known("outcome_on")
    return (
        "<PreProceedingsandFGDM>"
        + element("PPStartDate", one["decided_on"])
        + element("LBPSentDate", letter_on)
        + element("FGDMMeetingOffer", int(bool(one["is_family_group_offered"])) if letter_on else None)
        + element("FGDMMeetingFac", int(bool(one["is_family_group_held"])) if one["is_family_group_offered"] else None)
        + element("InitialPPMeetingDate", meeting_on)
        + element("ReviewMeetingsCount", one["review_meetings"] if meeting_on else None)
        + element("StepDecisionDate", outcome_on)
        + element("PPOutcome", _OUTCOMES.get(one["outcome"]) if outcome_on else None)
        + element("CourtAppDate", known("court_application_on"))
        + element("LetterInitCPDate", known("court_application_on"))
        + "</PreProceedingsandFGDM>"
    )

"""Hand-made records for corrections: what several agencies say of one child, and what is made of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from support.agreements import usable
from support.told_record import AUTHORITY, CASE_NUMBER, NUMBER, HandMade
from waypost.foundation.identifiers import nameless_person_key
from waypost.pipeline.corrections.contradictions import contradictions
from waypost.pipeline.corrections.material import Material, open_material
from waypost.vocabulary.sharing_terms import DATA_CORRECTION

BORN = date(2024, 2, 1)
PRIVATE_KEY = "0a1b2c3d-0000-4000-8000-000000000001"
PUBLIC_KEY = nameless_person_key(CASE_NUMBER, "Una", "Hill", BORN)
KEYS = {
    "hmcts_public_law": PUBLIC_KEY,
    "hmcts_private_law": PRIVATE_KEY,
    "cafcass": "CH1",
    "ssd": NUMBER,
    "ssda903": NUMBER,
    "cin": NUMBER,
}


def told_by(
    record: HandMade, source: str, born_on: str = "2024-02-01", sex: str | None = None, **more: Any
) -> HandMade:
    """Add what a source says of the child: birth date and sex, in its own shape, and that it knows the child."""
    in_case = source.startswith("hmcts_") or source == "cafcass"
    words = {"cafcass": "female", "hmcts_public_law": "FEMALE", "hmcts_private_law": "female", "ssda903": "2"}
    said = sex or words.get(source, "F")
    shapes: dict[str, tuple[str, dict[str, Any]]] = {
        "hmcts_public_law": (
            CASE_NUMBER,
            {"caseData": {"children": [_child(born_on, said)]}},
        ),
        "hmcts_private_law": (
            "17",
            {"case_data": {"children": [{"id": PRIVATE_KEY, "value": _child(born_on, said)}]}},
        ),
        "cafcass": ("children/CF1/CH1", {"child_id": "CH1", "born_on": born_on, "sex": said}),
        "ssd": (f"ssd_person/{NUMBER}", {"pers_person_id": NUMBER, "pers_dob": born_on, "pers_sex": said}),
        "ssda903": (f"header/{NUMBER}/2026/27", {"CHILD": NUMBER, "DOB": born_on, "SEX": said}),
        "cin": (f"child/{NUMBER}", {"LAchildID": NUMBER, "PersonBirthDate": born_on, "Sex": said}),
    }
    key, read = shapes[source]
    person = KEYS[source]
    if source == "hmcts_public_law":
        person = nameless_person_key(CASE_NUMBER, "Una", "Hill", date.fromisoformat(born_on))
    record.number(source, number=person, sender=None if in_case else AUTHORITY)
    return record.kept(source, key, read)


def _child(born_on: str, sex: str) -> dict[str, str]:
    return {"firstName": "Una", "lastName": "Hill", "dateOfBirth": born_on, "gender": sex}


def one_child(out: Path) -> HandMade:
    """Return a record of one child of whom nobody has said anything yet."""
    record = HandMade(out).child()
    record._rows["source_records"] = []
    return record


def material_of(record: HandMade) -> Material:
    """Write the record and open it."""
    return open_material(usable(record.write(), DATA_CORRECTION))


def items_of(record: HandMade, kind: str | None = None) -> list[dict[str, Any]]:
    """Write the record and return the items of its contradictions, of one kind or of all."""
    items = contradictions(material_of(record))
    return (items.filter(pl.col("kind") == kind) if kind else items).to_dicts()


def asked(record: HandMade, kind: str) -> list[tuple[str, str, str]]:
    """Return source, what it says and what another says, of every item that is asked."""
    return [
        (one["source"], one["you_say"], one["another_agency_says"]) for one in items_of(record, kind) if one["is_asked"]
    ]

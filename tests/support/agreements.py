"""Sharing agreements for tests: one that lets everything in, beside files or in a build, and changes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from waypost.pipeline.basis.records import PurposeRecord
from waypost.pipeline.basis.sorting import Sorted, Use
from waypost.pipeline.basis.usable import UsableRecord, keep_basis, usable_record
from waypost.vocabulary.sharing_agreement import ALL_SENDERS, Agreement, Signature
from waypost.vocabulary.sharing_form import FILE_NAME, as_text
from waypost.vocabulary.sharing_permission import Standing
from waypost.vocabulary.sharing_terms import RECORD_OPERATOR, purposes, sources

ON = date(2027, 4, 1)
"""The day on which tests build and read."""

EVERYTHING = Agreement(
    id="test",
    version=1,
    title="An agreement for tests",
    parties=("One", "Other"),
    covers={name: frozenset({ALL_SENDERS}) if has else frozenset() for name, has in sources().items()},
    legal_basis=(
        *("uk_gdpr_article_6_1_e", "uk_gdpr_article_9_2_g", "dpa_2018_schedule_1_paragraph_6"),
        "children_act_2004_section_10",
    ),
    uses={purpose.id: frozenset({RECORD_OPERATOR}) for purpose in purposes().values() if purpose.used_by},
    in_force_from=date(2000, 1, 1),
    in_force_until=date(2099, 12, 31),
    review_on=date(2050, 1, 1),
    signed=(Signature("One", "lead", date(2000, 1, 1)), Signature("Other", "lead", date(2000, 1, 1))),
)
"""Lets the operator use every source of every sender for every purpose."""


def put_agreement(folder: Path, name: str = FILE_NAME, **changed: Any) -> Path:
    """Write an agreement beside files: EVERYTHING, some of it changed."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(as_text(replace(EVERYTHING, **changed)), encoding="utf-8")
    return path


def put_basis(out: Path, agreement: Agreement = EVERYTHING, on: date = ON) -> Path:
    """Write into a hand-made OUT that its record may be used for what an agreement says; return OUT."""
    uses = tuple(
        Use(Standing(source, None, agreements=(agreement,)), frozenset(agreement.uses)) for source in agreement.covers
    )
    record = PurposeRecord(tuple(agreement.uses), (), "")
    keep_basis(out, records=[record], basis=Sorted((), (), uses), on=on)
    return out


def usable(out: Path, purpose: str, on: date = ON) -> UsableRecord:
    """Return the record of a build, opened by the operator for a purpose."""
    return usable_record(out, purpose=purpose, role=RECORD_OPERATOR, on=on)

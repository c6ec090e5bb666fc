"""Reports as the court service takes them: of a published type, and of a form that their first bytes prove."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.exchange.terms import Law

_FORMS = {
    "pdf": (b"%PDF-", "application/pdf"),
    "docx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
_CASE = re.compile(r"[0-9]{16}")


class NotACase(YoursToFix):
    """What was given is no case number of the court service."""


class NotAReport(YoursToFix):
    """The report cannot be sent as it is."""


class Report(NamedTuple):
    """A report ready to be sent: its content is what was checked, whatever happens to the file afterwards.

    `name` is made of its type: the court shows names of documents, and that of the file may name a child.
    """

    report_type: str
    name: str
    content: bytes
    media_type: str


def check_case(case: str) -> str:
    """Return the case number without what people put between its digits; raise `NotACase`."""
    plain = re.sub(r"[\s-]", "", case)
    if not _CASE.fullmatch(plain):
        raise NotACase("a case number of the court service has 16 digits.", where="CASE", do="Copy it from the case.")
    return plain


def read_report(path: Path, report_type: str, law: Law) -> Report:
    """Return the report; raise `NotAReport` when its type or its form is none that this law's side takes."""
    if report_type not in law.report_types:
        raise NotAReport(
            f"{law.name} takes no report of this type.", where="--type", do=f"Use one of {', '.join(law.report_types)}."
        )
    content = path.read_bytes()
    ending = path.suffix.lower().lstrip(".")
    forms = [form for form in law.report_forms if content.startswith(_FORMS[form][0]) and form == ending]
    if not forms:
        raise NotAReport(
            f"this is no {' or '.join(form.upper() for form in law.report_forms)}, by its first bytes and its ending.",
            where="FILE",
            do="Save the report as PDF and send that.",
        )
    return Report(report_type, f"{report_type}.{forms[0]}", content, _FORMS[forms[0]][1])

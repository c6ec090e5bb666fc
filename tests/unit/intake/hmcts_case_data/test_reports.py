"""Reports that reached the court in a private-law case."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from support.case_data import private_case, read_cases, rules


def uploaded(key: str | None, category: str | None, day: str | None) -> dict[str, Any]:
    return {"id": key, "value": {"categoryId": category, "documentUploadedDate": day}}


def test_each_report_is_told_once_by_whoever_uploaded_it(tmp_path: Path) -> None:
    case = private_case()
    case["case_data"] |= {
        "cafcassUploadDocListDocTab": [
            uploaded("a", "section7Report", "2026-06-03T10:00:00"),
            uploaded("b", "otherDocs", "x"),
        ],
        "cafcassQuarantineDocsList": [uploaded("a", "section7Report", "2026-06-03T10:00:00")],
        "localAuthorityUploadDocListDocTab": [uploaded(None, "sec37Report", "2026-06-09T10:00:00")],
        "courtStaffUploadDocListDocTab": [
            uploaded("c", "section7ReportLa", "2026-06-10T10:00:00"),
            uploaded("d", "guardianReport", "2026-06-11T10:00:00"),
            uploaded("e", "guardianReport", None),
            uploaded("f", None, "2026-06-11T10:00:00"),
        ],
    }
    found = read_cases(tmp_path, case)
    told = found.events.filter(kind="report_filed").select("happened_on", "code", "owner").unique().sort("happened_on")
    assert told.rows() == [
        (date(2026, 6, 3), "section_7", "cafcass"),
        (date(2026, 6, 9), "section_37", "local_authority"),
        (date(2026, 6, 10), "section_7", "local_authority"),
        (date(2026, 6, 11), "rule_16_4", "cafcass"),
    ]
    assert rules(found) == {"report_day_missing"}

"""Reports that reached the court in a private-law case: documents uploaded under the category of a report.

Cafcass and authorities upload them; a day of filing beside the day that the court set is lateness, and only here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from waypost.intake.court_feed import Lists
from waypost.intake.feed_codes import read_feed_codes
from waypost.intake.feed_notes import CaseNotes
from waypost.intake.hmcts_case_data.taken import Report
from waypost.vocabulary.code_lists import fold
from waypost.vocabulary.reports import REPORTS

UPLOADS: Mapping[str, str] = {
    "cafcassQuarantineDocsList": "cafcass",
    "cafcassUploadDocListDocTab": "cafcass",
    "localAuthorityQuarantineDocsList": "local_authority",
    "localAuthorityUploadDocListDocTab": "local_authority",
    "courtStaffUploadDocListDocTab": "",
}
"""Lists of uploaded documents, and who uploads to each; empty where court staff do it for others."""
_AUTHORS = read_feed_codes("hmcts_case_data")["report_authors"]
_report_code = lru_cache(4096)(partial(REPORTS.from_source, "hmcts_private_law"))


def read_filed_reports(lists: Lists, notes: CaseNotes) -> Iterator[Report]:
    """Yield each report filed, once where two lists hold it. Other documents are counted, kept and not used."""
    seen: set[str] = set()
    for name, uploader in UPLOADS.items():
        for element in lists[name]:
            value, at = element.value, element.at
            category = notes.text(value, "categoryId", at) or notes.text(value, "categoryName", at)
            code = _report_code(category)
            if code in (None, "other") or category is None:
                continue
            filed = _day(value, at, notes)
            if filed is None:
                notes.say("report_day_missing", *at)
                continue
            author = uploader or _AUTHORS.get(fold(category), "cafcass")
            name_of_report = f"filed/{element.element_id or f'{code}/{filed}'}"
            if name_of_report not in seen:
                seen.add(name_of_report)
                yield Report(name_of_report, code, author, filed, None, True, None)


def _day(value: Mapping[str, Any], at: tuple[str | int, ...], notes: CaseNotes) -> Any:
    for key in ("documentUploadedDate", "uploadedDate"):
        moment = notes.moment(value, key, at)
        if moment is not None:
            return moment.day
    return None

"""The Cafcass extract out of casework: what the rooms tell, under Cafcass's own keys, one CSV file a subject.

It is read like any other source: what people do in casework reaches the record through `intake` alone (ADR 0003).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waypost.casework.access.acting import Acting


def write_cafcass_extract(acting: Acting, folder: Path) -> tuple[Path, ...]:
    """Write the files into `folder`, readable by its owner alone; children whose identity is in doubt stay out.

    Returns the files. Raises MayNot, NotTheExtract.
    """
    from waypost.casework.advice.queries import advice_told, talks_told  # noqa: PLC0415
    from waypost.casework.corrections.queries import frozen_ids  # noqa: PLC0415
    from waypost.casework.engagement.queries import meetings_told  # noqa: PLC0415
    from waypost.casework.exchange.extract import cafcass_extract  # noqa: PLC0415
    from waypost.casework.feedback.queries.leaving import feedback_told  # noqa: PLC0415
    from waypost.casework.letters.queries import letters_told  # noqa: PLC0415
    from waypost.casework.oversight.queries.reviews import audits_told, reviews_told  # noqa: PLC0415
    from waypost.casework.reports.told import reports_told, responses_told  # noqa: PLC0415
    from waypost.casework.safety.queries.lists import incidents_told  # noqa: PLC0415
    from waypost.casework.screening.queries.extract import safeguarding_letters_told  # noqa: PLC0415

    told = {
        "advice": _with_responses(advice_told(acting, None), responses_told(acting, None)),
        "agreements": talks_told(acting, None),
        "engagement": meetings_told(acting, None),
        "letters": letters_told(acting, None),
        "reports": (*reports_told(acting, None), *safeguarding_letters_told(acting, None)),
        "feedback_and_complaints": feedback_told(acting, None),
        "incidents": incidents_told(acting, None),
        "reviews": reviews_told(acting, None),
        "audit": audits_told(acting, None),
    }
    files = cafcass_extract(acting, None, told=told, leave_out=frozen_ids(acting, None))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = []
    for name, text in files.items():
        path = folder / f"{name}.csv"
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8", newline="")
        written.append(path)
    return tuple(written)


def _with_responses(
    advice: Iterable[dict[str, object]], editions: Iterable[tuple[str, str, date, bool]]
) -> tuple[dict[str, object], ...]:
    """Return advice with whether the child's response stands in a report filed since they were told of it.

    Nothing is said of advice that the child was not told of, or since when no report of theirs was filed.
    """
    filed: dict[tuple[object, object], list[tuple[date, bool]]] = {}
    for child, case, on, has_response in editions:
        filed.setdefault((child, case), []).append((on, has_response))
    rows = []
    for row in advice:
        shared_on = row["shared_with_child_on"]
        editions_filed = filed.get((row["child_id"], row["case_id"]), ())
        since = [has for on, has in editions_filed if isinstance(shared_on, date) and on >= shared_on]
        rows.append({**row, "is_response_in_report": any(since) if since else None})
    return tuple(rows)

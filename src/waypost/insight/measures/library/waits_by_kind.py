"""What children waited for: weeks of public-law proceedings that ended, by kind of wait."""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure
from waypost.insight.measures.waited import RULE, RULE_CAUTION, ended_in_court, weeks_of
from waypost.vocabulary.waits import TITLES, WaitKind

_PUBLIC = ended_in_court("public")
_KINDS = (
    *(WaitKind.LOST_HEARING, WaitKind.LATE_REPORT, WaitKind.REPORT, WaitKind.PRACTITIONER, WaitKind.NEW_PRACTITIONER),
    *(WaitKind.ISSUE, WaitKind.FINAL_ORDER, WaitKind.ORDER_RECEIPT, WaitKind.NEXT_HEARING, WaitKind.NOTHING_TOLD),
)

MEASURE = Measure(
    id="waits_by_kind",
    title="What children waited for",
    why_it_matters="A late report and a lost hearing are put right by different people in different ways.",
    objective="timeliness",
    direction="none",
    period="quarter",
    methods=tuple(weeks_of(kind.value, TITLES[kind], f"days_{kind.value}", _PUBLIC) for kind in _KINDS),
    numerator=f"Weeks of those children's proceedings, by what was waited for. {RULE}",
    denominator=(
        "England. Children whose public-law proceedings had their first final order in the quarter, or were closed in "
        "it without one."
    ),
    sources=("National Audit Office, Improving family court services for children, 21 May 2025",),
    cautions=(RULE_CAUTION, "An extension is a permission laid over the weeks, and no wait."),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)

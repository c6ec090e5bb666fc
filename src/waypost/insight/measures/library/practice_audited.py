"""How audited files were graded.

Source: Cafcass, strategy review, May 2025: 72.5 % good or better in December 2024, 78.5 % a year before.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CHILD_FOCUSED_COURT, IN_ENGLAND, equals, in_period, share, told
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf

_AUDITED = AllOf((IN_ENGLAND, equals("kind", "practice_audited"), in_period("happened_on"), told("code")))

MEASURE = Measure(
    id="practice_audited",
    title="Practice audited good or better",
    why_it_matters="Somebody else reads the file and asks: was this good enough for this child?",
    objective="quality",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "good_or_better",
            "Graded good or better",
            "percent",
            share("said_events", equals("code", "good_or_better"), _AUDITED),
            percent,
            groups=("all", "law"),
        ),
        Method(
            "good_or_better_in_child_focused_courts",
            "The same, of files of Child Focused Courts",
            "percent",
            share("said_events", equals("code", "good_or_better"), _AUDITED, CHILD_FOCUSED_COURT),
            percent,
            groups=("all",),
        ),
        Method(
            "requires_improvement",
            "Graded requires improvement",
            "percent",
            share("said_events", equals("code", "requires_improvement"), _AUDITED),
            percent,
            groups=("all",),
        ),
        Method(
            "inadequate",
            "Graded inadequate",
            "percent",
            share("said_events", equals("code", "inadequate"), _AUDITED),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the files with that grade.",
    denominator="England. Children's files that were audited in the quarter and graded.",
    sources=(
        "Cafcass, Listening to them - lighting the way, May 2025 (practice audited, December 2024)",
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (practice in Child Focused Courts is to "
        "be graded good or better as often as all practice, or more)",
    ),
    cautions=(
        ("Audits are a sample. How files are chosen has not been published; nothing is claimed of files not audited."),
        "Good means what the auditor's guide says; the guide is not public.",
        "Whether something was done at once where a file was inadequate is told apart: inadequate work put right.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)

"""In what share of audited files all letters and explanatory notes to the child are present and appropriate.

Source: Cafcass, strategy review, May 2025: 60.6 % in public law and 78.7 % in private law, April 2024 to January 2025.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, in_period
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf, Column, Compare, IsMissing, Not, Value
from waypost.journeys.question import Question, Share

_AUDITED = AllOf(
    (
        IN_ENGLAND,
        Compare(Column("kind"), "=", Value("practice_audited")),
        in_period("happened_on"),
        Not(IsMissing(Column("flag"))),
    )
)

MEASURE = Measure(
    id="letters_in_audited_files",
    title="Letters to the child present in audited files",
    why_it_matters="A letter tells a child, in words meant for them, who will come, what was decided and why.",
    objective="quality",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "all_letters",
            "All letters and explanatory notes present and appropriate",
            "percent",
            Question("said_events", Share(Compare(Column("flag"), "=", Value(True))), _AUDITED),
            percent,
            groups=("all", "law"),
        ),
    ),
    numerator="Of those, the files in which the auditor found all letters and notes present and appropriate.",
    denominator="England. Children's files that were audited in the quarter, where the audit says anything of letters.",
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (audits, April 2024 to January 2025)",),
    cautions=(
        "Audits are a sample. How files are chosen has not been published; nothing is claimed of files not audited.",
        "The interval takes audited files for drawn by chance, which they may not be.",
        "Appropriate is the auditor's judgement.",
        "Told for England alone: a quarter's audits in one area are a handful.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)

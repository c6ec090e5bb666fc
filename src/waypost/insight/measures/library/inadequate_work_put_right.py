"""Whether work that an auditor graded inadequate was put right, and how soon.

Source: Cafcass, strategic plan 2026-2029: all inadequate work shows safe and immediate intervention.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.assumed_limits import assumed_limit
from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, not_negative, share, told, within
from waypost.insight.measures.readings import percent
from waypost.journeys.expressions import AllOf

LIMIT = assumed_limit("inadequate_put_right")
_INADEQUATE = AllOf((IN_ENGLAND, equals("pair", "audit"), equals("code", "inadequate"), in_period("first_on")))
_AT_ONCE = AllOf((within("first_on", "second_on", LIMIT.value), not_negative("first_on", "second_on")))

MEASURE = Measure(
    id="inadequate_work_put_right",
    title="Inadequate work put right at once",
    why_it_matters="Where an auditor finds that a child is not safe, the same day is late enough.",
    objective="quality",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "at_once",
            f"Put right within {LIMIT.words}, and confirmed",
            "percent",
            share("paired_events", _AT_ONCE, _INADEQUATE),
            percent,
            groups=("all",),
        ),
        Method(
            "put_right",
            "Put right by now, and confirmed",
            "percent",
            share("paired_events", told("second_on"), _INADEQUATE),
            percent,
            groups=("all",),
        ),
    ),
    numerator=(
        "Of those, the files on which what the auditor required was done, and somebody other than who did it has "
        "confirmed it."
    ),
    denominator="England. Children's files that were audited in the quarter and graded inadequate: a sample.",
    sources=(
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (all inadequate work shows safe and "
        "immediate intervention)",
    ),
    cautions=(
        "Audits are a sample. How files are chosen has not been published; nothing is claimed of files not audited.",
        f"{LIMIT.words.capitalize()} are an assumption of ours, and the limit that casework asks of practitioners.",
        "The day is that on which it was done. What nobody has confirmed counts as not put right.",
        "Few files are inadequate: most figures of one quarter are hidden.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 23),
    grains=("england",),
)

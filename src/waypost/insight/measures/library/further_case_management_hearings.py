"""In what share of care cases a further case management hearing was held.

Source: Mutual Ventures, trailblazers: fewer further case management hearings; Public Law Outline: only where
necessary.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CARE, IN_ENGLAND, equals, in_period, share, told
from waypost.insight.measures.readings import percent

MEASURE = Measure(
    id="further_case_management_hearings",
    title="Care cases with a further case management hearing",
    why_it_matters="It is held because something was not ready the first time.",
    objective="efficiency",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "any",
            "At least one further case management hearing",
            "percent",
            share(
                "proceedings",
                told("further_case_management_hearing_on"),
                IN_ENGLAND,
                CARE,
                equals("is_told_by_court", True),
                in_period("completed_on"),
            ),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the cases in which one was held.",
    denominator="England. Section 31 cases that ended in the quarter and of which the court tells.",
    sources=(
        (
            "Mutual Ventures for the Department for Education, designated family judge trailblazers (fewer "
            "further case management hearings)"
        ),
        "Public Law Outline: a further case management hearing only if necessary",
    ),
    cautions=(
        "Some are necessary. The figure asks how often.",
        "Courts name their hearings differently.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)

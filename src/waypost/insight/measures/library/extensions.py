"""In what share of care cases that ended the court had extended the 26 weeks.

Source: Children Act 1989 section 32(5) to (8): an extension only where necessary, with reasons recorded on the order.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import CARE, IN_ENGLAND, in_period, share, told
from waypost.insight.measures.readings import percent

MEASURE = Measure(
    id="extensions",
    title="Care cases that were extended",
    why_it_matters="An extension is permission to take longer. A child should know that it was given, and why.",
    objective="timeliness",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "extended",
            "At least one extension",
            "percent",
            share("proceedings", told("first_extension_on"), IN_ENGLAND, CARE, in_period("completed_on")),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the cases in which an extension was granted.",
    denominator="England. Section 31 cases that ended in the quarter.",
    sources=("Children Act 1989 section 32(5) to (8)",),
    cautions=(
        "An extension is a permission, never a wait: it is no cause of delay by itself.",
        "Cases that ran over 26 weeks without one are not told apart here.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
)

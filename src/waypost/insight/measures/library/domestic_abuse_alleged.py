"""In what share of private-law children's cases domestic abuse is alleged.

Source: Cafcass, strategy review, May 2025: almost two thirds of private proceedings need harm from domestic abuse
assessed.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, share, told
from waypost.insight.measures.readings import percent

MEASURE = Measure(
    id="domestic_abuse_alleged",
    title="Private-law children where domestic abuse is alleged",
    why_it_matters="Who knows how many children live with it can make room for them to be safe.",
    objective="outcomes",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "children",
            "Share of children received",
            "percent",
            share(
                "children_in_proceedings",
                told("domestic_abuse_alleged_on"),
                IN_ENGLAND,
                equals("law", "private"),
                equals("is_told_by_cafcass", True),
                in_period("started_on"),
            ),
            percent,
            groups=("all",),
        ),
    ),
    numerator=("Of those, the children in whose case Cafcass or the court records that domestic abuse is alleged."),
    denominator="England. Children in private-law proceedings that started with Cafcass in the quarter.",
    sources=("Cafcass, Listening to them - lighting the way, May 2025 (almost two thirds of private proceedings)",),
    cautions=(
        "An allegation is no finding. It is counted here and told in no account of a child.",
        "Where nothing is recorded the child counts as one without: the share is what is told, and no more.",
        "Alleged at the start or later: what is known today counts.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)

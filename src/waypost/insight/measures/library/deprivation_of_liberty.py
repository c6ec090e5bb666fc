"""Children about whom an application to deprive them of their liberty was received, and how old they were.

Source: Cafcass, strategy review, May 2025: 180 children looked at; Nuffield Family Justice Observatory: about 55 %
aged 13 to 15; Ministry of Justice, table 22: age bands 0 to 12, 13 to 15, 16 to 18.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, share, told
from waypost.insight.measures.readings import count, percent
from waypost.journeys.expressions import AllOf, Column, Compare, Value, WholeYears
from waypost.journeys.question import Count, Question

_CAME = AllOf((IN_ENGLAND, equals("application", "deprivation_of_liberty"), in_period("started_on")))
_AGE = WholeYears(Column("born_on"), Column("started_on"))


def _aged(youngest: int, oldest: int) -> Question:
    """Return the share of the children who were of these ages, both counted."""
    is_aged = AllOf((Compare(_AGE, ">=", Value(youngest)), Compare(_AGE, "<=", Value(oldest))))
    return share("children_in_proceedings", is_aged, _CAME, told("born_on"))


MEASURE = Measure(
    id="deprivation_of_liberty",
    title="Children and deprivation of liberty",
    why_it_matters=(
        "These children are locked in so that they come to no harm, often far from home. Each of them "
        "should be counted."
    ),
    objective="outcomes",
    direction="none",
    period="quarter",
    methods=(
        Method(
            "children",
            "Children in applications received",
            "children",
            Question("children_in_proceedings", Count(), _CAME),
            count,
            groups=("all",),
        ),
        Method(
            "aged_0_to_12",
            "Share aged 12 or younger",
            "percent",
            _aged(0, 12),
            percent,
            groups=("all",),
        ),
        Method(
            "aged_13_to_15",
            "Share aged 13 to 15",
            "percent",
            _aged(13, 15),
            percent,
            groups=("all",),
        ),
        Method(
            "aged_16_to_18",
            "Share aged 16 or older",
            "percent",
            _aged(16, 18),
            percent,
            groups=("all",),
        ),
    ),
    numerator=(
        "Children whose proceedings started in the quarter; or, of those, the children of that age on that day."
    ),
    denominator=(
        "England. Children in applications for a deprivation of liberty of which Cafcass tells; for the "
        "shares, whose date of birth is known."
    ),
    sources=(
        "Cafcass, Listening to them - lighting the way, May 2025 (180 children)",
        "Nuffield Family Justice Observatory, deprivation of liberty applications",
        "Ministry of Justice, FCSQ_data production code, November 2024: table 22",
    ),
    cautions=(
        "A child with two applications in the quarter counts in each.",
        "The ministry counts applications by the quarter of issue, orders by the quarter of the order.",
        "Told for England alone: in one area such children could be known.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 22),
    grains=("england",),
)

"""What share of the advice that was shared with the child has the child's response in the report to the court.

Source: Cafcass, strategic plan 2026-2029: share the recommendations with the child and put the child's response in
the report. Only whether there is a response is asked, never its words.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import IN_ENGLAND, equals, in_period, share, told
from waypost.insight.measures.readings import percent

MEASURE = Measure(
    id="childs_response_to_advice",
    title="The child's response to the advice",
    why_it_matters="A child who was told what will be advised has something to say to it. The court should read it.",
    objective="experience",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "in_report",
            "Share of advice shared with the child to which the child's response is in the report",
            "percent",
            share(
                "said_events",
                equals("flag", True),
                IN_ENGLAND,
                equals("kind", "advice_shared"),
                in_period("happened_on"),
                told("flag"),
            ),
            percent,
            groups=("all", "law"),
        ),
    ),
    numerator="Of those, the advice to which the child's response stands in a report to the court.",
    denominator=(
        "England. Advice shared with the child in the quarter, where it is told whether the report has a response."
    ),
    sources=(
        "Cafcass, Sustaining ambition for children, strategic plan 2026-2029 (the child's response in the report)",
    ),
    cautions=(
        "Whether there is a response is counted. What the child said is read by nobody here.",
        "A child may wish to say nothing: a hundred in a hundred is not the aim.",
        "Advice after which no report has been filed yet is not in it.",
    ),
    owner="Cafcass",
    next_review=date(2027, 11, 23),
    grains=("england",),
)

"""How often families were offered family group decision making before proceedings, and how often it was brought about.

Source: Department for Education, children in need census 2026 to 2027, items N00828 and N00829.
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.populations import equals, in_period, share, told
from waypost.insight.measures.readings import percent

MEASURE = Measure(
    id="family_group_decision_making",
    title="Family group decision making offered and held",
    why_it_matters="A family that meets and plans may find the home that no court would have found.",
    objective="experience",
    direction="higher_is_better",
    period="quarter",
    methods=(
        Method(
            "offered",
            "Offered in the letter before proceedings",
            "percent",
            share(
                "pre_proceedings",
                equals("is_family_group_offered", True),
                in_period("letter_sent_on"),
                told("is_family_group_offered"),
            ),
            percent,
            groups=("all",),
        ),
        Method(
            "held",
            "Brought about by the end of pre-proceedings",
            "percent",
            share(
                "pre_proceedings",
                equals("is_family_group_held", True),
                in_period("ended_on"),
                told("is_family_group_held"),
            ),
            percent,
            groups=("all",),
        ),
    ),
    numerator="Of those, the children whose family was offered it, or for whom it was brought about.",
    denominator=(
        "England. Children for whose pre-proceedings a letter went out, or that ended, in the quarter, "
        "where the census says yes or no."
    ),
    sources=("Department for Education, children in need census 2026 to 2027, module 5",),
    cautions=(
        "Module 5 is new in 2026: few authorities tell of it yet, and validators of the sector lose it.",
        "Whether it was brought about is asked of those to whom it was offered.",
        "That it was held says nothing of whether the family's plan was taken.",
    ),
    owner="Department for Education",
    next_review=date(2027, 11, 22),
    grains=("england",),
)

"""How long cases take when those that are still open are counted for as long as they have lasted.

Source: Kaplan and Meier's estimate and the restricted mean, over the year to the quarter's end with delayed entry; to
stand beside the average of closed cases (National Audit Office, May 2025: no open-case age is published).
"""

from __future__ import annotations

from datetime import date

from waypost.insight.measures.measure import Measure, Method
from waypost.insight.measures.time_readings import percent_ended, weeks_within
from waypost.insight.measures.watched import ANY_END, cases_watched

HORIZON_WEEKS = 104

MEASURE = Measure(
    id="time_counting_open_cases",
    title="How long cases take, open ones counted",
    why_it_matters="An average of closed cases falls when old cases are left open. This one does not.",
    objective="timeliness",
    direction="lower_is_better",
    period="quarter",
    methods=(
        Method(
            "care_weeks",
            "Care cases: mean weeks within the first 104, open cases counted",
            "weeks",
            cases_watched("section_31", ANY_END),
            weeks_within(HORIZON_WEEKS),
            groups=("all",),
        ),
        Method(
            "care_ended_by_26_weeks",
            "Care cases: share that has ended by 26 weeks, open cases counted",
            "percent",
            cases_watched("section_31", ANY_END),
            percent_ended(26),
            groups=("all",),
        ),
        Method(
            "care_ended_by_52_weeks",
            "Care cases: share that has ended by 52 weeks, open cases counted",
            "percent",
            cases_watched("section_31", ANY_END),
            percent_ended(52),
            groups=("all",),
        ),
        Method(
            "private_weeks",
            "Section 8 cases: mean weeks within the first 104, open cases counted",
            "weeks",
            cases_watched("section_8", ANY_END),
            weeks_within(HORIZON_WEEKS),
            groups=("all",),
        ),
        Method(
            "private_ended_by_26_weeks",
            "Section 8 cases: share that has ended by 26 weeks, open cases counted",
            "percent",
            cases_watched("section_8", ANY_END),
            percent_ended(26),
            groups=("all",),
        ),
        Method(
            "private_ended_by_52_weeks",
            "Section 8 cases: share that has ended by 52 weeks, open cases counted",
            "percent",
            cases_watched("section_8", ANY_END),
            percent_ended(52),
            groups=("all",),
        ),
    ),
    numerator=(
        "Weeks from the start to the last child's final order or the closing, up to 104; or the share ended by then."
    ),
    denominator=(
        "England. Cases of which Cafcass tells that were open on any day of the year to the quarter's end, "
        "each for the days on which it was open in that year."
    ),
    sources=(
        "Kaplan and Meier, 1958; Klein and Moeschberger, Survival Analysis, 2003",
        "National Audit Office, Improving family court services for children, 21 May 2025",
    ),
    cautions=(
        (
            "It says how long a case would take if every age were as quick to end as it was in this year. It is "
            "no forecast."
        ),
        "A case of more than 104 weeks counts as 104, so that a few very old ones do not decide the figure.",
        "Nothing is told where no case was watched as long as the method asks.",
        "The interval takes cases as independent; a court that clears many at once makes it too narrow.",
    ),
    owner="Family Justice Board",
    next_review=date(2027, 11, 22),
    grains=("england",),
)

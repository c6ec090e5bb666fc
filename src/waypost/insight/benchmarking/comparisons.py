"""The definitions of fair comparison: for each outcome, areas beside England; for flows, month beside month."""

from __future__ import annotations

from datetime import date

from waypost.insight.benchmarking.outcome import COMPARED, YEAR, Outcome
from waypost.insight.measures.analysis import Analysis, Told

REVIEW = date(2027, 11, 22)
FUNNEL = "Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 2005;24:1185-1202"
_SOURCES = (
    FUNNEL,
    "Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in Health Care 2005;14:347",
    "NHS-R community, FunnelPlotR (the same method, in R); Office for Health Improvement and Disparities, "
    "PHEindicatormethods (limits of proportions)",
    "Paule and Mandel 1982; Viechtbauer, Statistics in Medicine 2007;26:37-52 (spread between areas and its interval)",
)
_CHILDREN = "Children are counted, one by one; the official share of care cases counts applications. The two differ."
_NO_RANKS = "Areas stand in the order of the alphabet. There is no ranking: a rank of areas would mostly rank chance."


def compared_id(outcome: Outcome) -> str:
    """Return the id of an outcome's comparison of areas."""
    return f"compared_{outcome.id}"


def run_id(outcome: Outcome) -> str:
    """Return the id of an outcome's run chart."""
    return f"run_{outcome.id}"


def _of_areas(outcome: Outcome) -> Analysis:
    gap = "percentage_points" if outcome.is_share else outcome.unit
    return Analysis(
        id=compared_id(outcome),
        title=f"Areas compared: {outcome.title[0].lower()}{outcome.title[1:]}",
        why_it_matters="Where a child lives should not decide how long they wait. Not every difference is one, though.",
        objective="timeliness",
        direction=outcome.direction,
        period="year" if outcome.over == YEAR else "month_end",
        told=(
            Told("as_counted", "As counted", outcome.unit),
            Told("standardised", "Were its children as England's are, in what no area can change", outcome.unit),
            Told("limits_95", "England, and where 95 in 100 areas of this size lie", outcome.unit),
            Told("limits_998", "England, and where 998 in 1,000 areas of this size lie", outcome.unit),
            Told("spread", "How much areas truly differ: one standard deviation", gap),
            Told("beyond_chance", "Share of the differences between areas that is more than chance", "percent"),
        ),
        numerator="Of those, the children who hold it; or their weeks, added up.",
        denominator=f"England, by area. {outcome.of[0].upper()}{outcome.of[1:]}.",
        method_in_words=(
            "Indirect standardisation: a regression of the outcome on what an area cannot change (case_mix.yaml says "
            "what, and why) gives what England would have seen among an area's children. Limits of a funnel plot: "
            "shares on the arcsine scale, means as they are; z-scores winsorised at 10 %; a variance between areas "
            "where they differ by more than chance; exact binomial limits where counts are small. Brothers and "
            "sisters are not counted as separate draws."
        ),
        sources=_SOURCES,
        cautions=(
            _NO_RANKS,
            _CHILDREN,
            "Only what the record tells can be allowed for. What it does not tell may be why an area differs.",
            "Outside the outer limits means: ask why. It does not mean: bad.",
            "With fewer than ten areas the usual difference between areas is hardly known.",
        ),
        owner="Family Justice Board",
        next_review=REVIEW,
    )


def _of_months(outcome: Outcome) -> Analysis:
    return Analysis(
        id=run_id(outcome),
        title=f"Month by month: {outcome.title[0].lower()}{outcome.title[1:]}",
        why_it_matters="Two months always differ. What matters is whether something has changed.",
        objective="timeliness",
        direction=outcome.direction,
        period="month",
        told=(
            Told("month", "The month", outcome.unit),
            Told("limits", "The mean of the months, and the limits of their usual to and fro", outcome.unit),
            Told("beyond_limits", "A month beyond a limit", outcome.unit),
            Told("shift", "One of seven months in a row on one side of the mean", outcome.unit),
            Told("trend", "One of seven months in a row that rise, or fall", outcome.unit),
            Told("two_of_three", "Two of three months in a row near one limit", outcome.unit),
        ),
        numerator="Of those, the children who hold it; or their weeks, added up.",
        denominator=f"England. {outcome.of[0].upper()}{outcome.of[1:].replace('in the year', 'in the month')}.",
        method_in_words=(
            "Individual values and moving ranges (XmR): the limits lie 2.66 average moving ranges from the mean; a "
            "moving range beyond 3.268 times the average is left out of it. Rules: run_chart.yaml."
        ),
        sources=(
            "Wheeler, Understanding Variation, 1993",
            "NHS England, Making data count; NHS-R community, NHSRplotthedots 0.2.2",
        ),
        cautions=(
            "A signal says that something changed, not what, nor whether it is better.",
            "In twenty-four steady months a rule is broken by chance now and then.",
            _CHILDREN,
        ),
        owner="Family Justice Board",
        next_review=REVIEW,
        grains=("england",),
    )


OF_AREAS = tuple(_of_areas(outcome) for outcome in COMPARED)
OF_MONTHS = tuple(_of_months(outcome) for outcome in COMPARED if outcome.over == YEAR)
COMPARISONS = (*OF_AREAS, *OF_MONTHS)

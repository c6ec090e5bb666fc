"""The definitions of who it happens to: for each outcome, groups of children beside all others."""

from __future__ import annotations

from datetime import date

from waypost.insight.benchmarking.groups import GROUP_KINDS
from waypost.insight.benchmarking.outcome import BY_GROUP, YEAR, Outcome
from waypost.insight.measures.analysis import Analysis, Told

_KINDS = tuple(kind.id for kind in GROUP_KINDS)


def who_id(outcome: Outcome) -> str:
    """Return the id of an outcome's comparison of groups."""
    return f"who_{outcome.id}"


def _by_group(outcome: Outcome) -> Analysis:
    gap = "percentage_points" if outcome.is_share else outcome.unit
    return Analysis(
        id=who_id(outcome),
        title=f"Who it happens to: {outcome.title[0].lower()}{outcome.title[1:]}",
        why_it_matters="A system that is slow is unfair to every child. One that is slower for some is unfair twice.",
        objective="experience" if outcome.id == "met_in_person" else "timeliness",
        direction=outcome.direction,
        period="year" if outcome.over == YEAR else "month_end",
        told=(
            Told("as_counted", "The group, as counted", outcome.unit, ("all", *_KINDS)),
            Told("difference", "The group less all others who are known, as counted", gap, _KINDS),
            Told("adjusted_difference", "The same, were all else that the record tells alike", gap, _KINDS),
            Told("if_missing_were_known", "Between what the difference lies, whoever the unknown are", gap, _KINDS),
        ),
        numerator="Of those, the children who hold it; or their weeks, added up.",
        denominator=f"England, by group. {outcome.of[0].upper()}{outcome.of[1:]}.",
        method_in_words=(
            "The difference as counted is the group's mean less that of all others of whom the same is known. The "
            "adjusted one is standardised over them all: what a regression (logistic of a share, linear of weeks) "
            "expects were all of the group, less what it expects were they of the others; case_mix.yaml says what is "
            "allowed for. Groups too small to be told apart are left out of it. Errors are clustered by case. The last "
            "is a bound, not an interval: of the children who are not known, those with the "
            "highest outcomes are put into the group, and then those with the lowest."
        ),
        sources=(
            "Lane and Nelder, Biometrics 1982;38:613-621; Muller and MacLehose, International Journal of Epidemiology "
            "2014;43:962-970 (standardisation by regression)",
            "Liang and Zeger, Biometrika 1986;73:13-22 (errors clustered by case)",
            "Manski, American Economic Review 1990;80:319-323 (bounds for what is missing)",
            "Government Statistical Service, harmonised ethnicity: nineteen options under five heads",
        ),
        cautions=(
            "A difference is no proof of unfair treatment, and no difference is none of fair treatment.",
            "What is allowed for may be where the unfairness lies: who has a lawyer, whose fear is written down.",
            "Many groups are compared. Of twenty where nothing differs, one is told as clear by chance.",
            "That abuse is not alleged means that nothing is written: nobody knows whom nobody asked.",
            "Ethnicity is as it was recorded, which a family may not have chosen. Refused is not the same as unasked.",
            "A child counts as disabled where anybody records it, and as not where somebody records that there is "
            "none: who is asked more is recorded more.",
            "The heritage of adults is told of private law where domestic abuse is alleged, side by side; who alleges "
            "and who is alleged to have done it is in no source.",
        ),
        owner="Family Justice Board",
        next_review=date(2027, 11, 22),
        grains=("england",),
    )


WHOSE = tuple(_by_group(outcome) for outcome in BY_GROUP)

"""What is read first: the figures as plain sentences, and the questions that they raise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from waypost.doors.boardpack.indicators import (
    CARE_WEEKS,
    HEADLINES,
    OPEN_CASES,
    OPEN_CHILDREN,
    OVER_52,
    PRIVATE,
    PUBLIC,
    SHARE_OVER_52,
    WITHIN_26,
    Indicator,
)
from waypost.doors.boardpack.reading import Figures, area_name
from waypost.doors.pages.words import (
    Change,
    count_in_words,
    day_in_words,
    listing,
    number_in_words,
    period_in_words,
)

_VERDICTS = {
    "better": "That is better.",
    "worse": "That is worse.",
    "unsure": "The change is too small to be sure of.",
    "level": "",
    "none": "",
}


def sentences(figures: Figures, directions: Mapping[str, str]) -> list[str]:
    """Return what the figures say, most important first. A figure that is withheld has no sentence."""
    tellers = (_open, _waiting, _in_time, _length)
    told = [tell(figures, directions) for tell in tellers]
    withheld = [i.heading for i in HEADLINES if (figure := figures.of(i)) is not None and figure.value is None]
    if withheld:
        these = "it" if len(withheld) == 1 else "them"
        told.append(
            f"Withheld, because too few children stand behind {these}: {listing([_lower(name) for name in withheld])}."
        )
    return [sentence for sentence in told if sentence]


def _open(figures: Figures, directions: Mapping[str, str]) -> str:
    children, cases = figures.of(OPEN_CHILDREN), figures.of(OPEN_CASES)
    if children is None or children.value is None:
        return ""
    in_cases = f", in {count_in_words(cases.value)} cases" if cases and cases.value is not None else ""
    return (
        f"On {day_in_words(children.period_end)}, {count_in_words(children.value)} children were in open family "
        f"proceedings in England{in_cases}{_than(figures, OPEN_CHILDREN, directions)}."
    )


def _waiting(figures: Figures, directions: Mapping[str, str]) -> str:
    waiting, share = figures.of(OVER_52), figures.of(SHARE_OVER_52)
    if waiting is None or waiting.value is None:
        return ""
    of_all = (
        f", {number_in_words(share.value, 'percent')} of all open children" if share and share.value is not None else ""
    )
    change = figures.change(OVER_52, directions.get(OVER_52.measure_id, "none"))
    return (
        f"Of these, {count_in_words(waiting.value)} had waited more than 52 weeks{of_all}"
        f"{_than(figures, OVER_52, directions)}. {_verdict(change)}"
    ).strip()


def _in_time(figures: Figures, directions: Mapping[str, str]) -> str:
    share = figures.of(WITHIN_26)
    if share is None or share.value is None or share.denominator is None:
        return ""
    change = figures.change(WITHIN_26, directions.get(WITHIN_26.measure_id, "none"))
    return (
        f"Of the {count_in_words(share.denominator)} care cases that ended in "
        f"{period_in_words(share.period_start, share.period_end)}, {number_in_words(share.value, 'percent')} did so "
        f"within the 26 weeks that the law sets{_than(figures, WITHIN_26, directions)}. {_verdict(change)}"
    ).strip()


def _length(figures: Figures, directions: Mapping[str, str]) -> str:
    weeks = figures.of(CARE_WEEKS)
    if weeks is None or weeks.value is None:
        return ""
    change = figures.change(CARE_WEEKS, directions.get(CARE_WEEKS.measure_id, "none"))
    those = "Those care cases"
    if not _in_time(figures, directions):  # then no sentence before this one says which
        those = f"Care cases that ended in {period_in_words(weeks.period_start, weeks.period_end)}"
    return (
        f"{those} took {number_in_words(weeks.value, 'weeks')} on average"
        f"{_than(figures, CARE_WEEKS, directions)}. {_verdict(change)}"
    ).strip()


def _than(figures: Figures, indicator: Indicator, directions: Mapping[str, str]) -> str:
    change = figures.change(indicator, directions.get(indicator.measure_id, "none"))
    if change is None:
        return ""
    return ", the same as a year before" if change.way == "level" else f": {change.amount} than a year before"


def _lower(heading: str) -> str:
    return heading[0].lower() + heading[1:]


def _verdict(change: Change | None) -> str:
    return _VERDICTS[change.verdict] if change else ""


def questions(figures: Figures, run: Mapping[str, Any]) -> list[str]:
    """Return what to ask next: of places that stand out by more than chance, of the figures, and of the sources."""
    asked = [
        _of_places(
            figures,
            SHARE_OVER_52,
            above=True,
            words="In {places}, the share of children waiting more than 52 weeks is above England’s by more than "
            "chance. What are those children waiting for, and whose move is it?",
        ),
        _of_places(
            figures,
            WITHIN_26,
            above=True,
            words="In {places}, more care cases end within 26 weeks than in England, by more than chance. What is done "
            "there that others could take up?",
        ),
        _between_laws(figures),
        "Averages of closed cases fall when old cases are left open. Is the number of children waiting more than 52 "
        "weeks falling too?",
        _of_refusals(run),
        _of_unplaced(figures),
    ]
    return [question for question in asked if question]


def stands_out(figures: Figures, indicator: Indicator, *, above: bool) -> list[str]:
    """Return the names of places whose whole interval lies above (or below) England's figure, by the alphabet."""
    whole = figures.of(indicator)
    if whole is None or whole.value is None:
        return []
    names = []
    for area in figures.areas():
        figure = figures.of(indicator, area=area)
        edge = (figure.lower if above else figure.upper) if figure else None
        if edge is not None and area != "not_known" and (edge > whole.value if above else edge < whole.value):
            names.append(area_name(area))
    return names


def _of_places(figures: Figures, indicator: Indicator, *, above: bool, words: str) -> str:
    names = stands_out(figures, indicator, above=above)
    return words.format(places=listing(names)) if names else ""


def _between_laws(figures: Figures) -> str:
    method = (SHARE_OVER_52.measure_id, SHARE_OVER_52.method)
    public, private = figures.get(*method, group=PUBLIC), figures.get(*method, group=PRIVATE)
    if public is None or private is None or public.value is None or private.value is None:
        return ""
    return (
        f"In public law {number_in_words(public.value, 'percent')} of open children have waited more than 52 weeks, in "
        f"private law {number_in_words(private.value, 'percent')}. What explains the difference?"
    )


def _of_refusals(run: Mapping[str, Any]) -> str:
    refused = {name: source.get("refused", 0) for name, source in run.get("sources", {}).items()}
    total = sum(refused.values())
    if not total:
        return ""
    worst = max(sorted(refused), key=lambda name: refused[name])
    return (
        f"{count_in_words(total)} records were refused because they could not be read or contradicted themselves, most "
        f"of them from {source_name(worst)}. Who puts them right, and by when?"
    )


def _of_unplaced(figures: Figures) -> str:
    unplaced = figures.of(OPEN_CHILDREN, area="not_known")
    if unplaced is None or unplaced.value is None or not unplaced.value:
        return ""
    return (
        f"{count_in_words(unplaced.value)} open children could not be placed in an area. Is the map of areas complete?"
    )


def source_name(source: str) -> str:
    """Return what a source is called in words."""
    names = {
        "hmcts_public_law": "the court’s public-law feed",
        "hmcts_private_law": "the court’s private-law feed",
        "hmcts_case_data": "the court’s own case record",
        "hmcts_hearings": "the court’s hearing service",
        "cafcass": "the Cafcass extract",
        "ssd": "local authorities’ own records",
        "ssda903": "local authorities’ returns of children looked after",
        "cin": "local authorities’ children in need census",
        "annex_a": "local authorities’ lists for Ofsted",
    }
    return names.get(source, source.replace("_", " "))

"""The page of what delay costs: what a week less is worth, who pays for a child's journey, and what is only assumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from waypost.disclosure.released import MARKERS, Release, ReleasedFigure
from waypost.doors.boardpack.pictures import Picture
from waypost.doors.boardpack.reading import ENGLAND, Figures, area_name
from waypost.doors.pages.charts.bars import Bar, Group, draw_bars
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import count_in_words, number_in_words, period_in_words

PACKAGE, ANALYSIS = "waypost.doors.boardpack", "what_delay_costs"
_WHOLE = ("week_less", "all_weekly", "case_week", "child_week")
_IN_AREAS = ("week_less", "all_weekly", "child_week", "journey", "stage_before_court")
_PAYERS = {"local_authority": "the authority", "cafcass": "Cafcass", "court": "the court", "legal_aid": "legal aid"}


def render_cost_page(release: Release, measures: Sequence[Mapping[str, Any]], run: Mapping[str, Any]) -> str:
    """Return the page as HTML. The same release and run give the same bytes."""
    figures = Figures(release)
    meta = next((one for one in measures if one["id"] == ANALYSIS), None)
    return render_page(
        "costs.html",
        title="What delay costs",
        invented=release.is_invented,
        package=PACKAGE,
        run=run,
        sentences=_sentences(figures),
        pictures=[] if meta is None else [one for one in _pictures(figures, meta) if one is not None],
        amounts=[] if meta is None else _amounts(figures, meta),
        parts=_parts(figures),
        areas=_areas(figures),
        definitions=[] if meta is None else [meta],
        markers=list(MARKERS.items()),
    )


def in_pounds(value: float) -> str:
    """Return an amount as a sentence has it: £1,150 or £18.5 million."""
    return f"£{value / 1e6:,.1f} million" if abs(value) >= 1e6 else number_in_words(value, "pounds")


def _shown(figure: ReleasedFigure | None) -> str:
    if figure is None:
        return "–"
    return figure.marker if figure.value is None else in_pounds(figure.value)


def _interval(figure: ReleasedFigure | None) -> str:
    if figure is None or figure.lower is None or figure.upper is None:
        return ""
    return f"{in_pounds(figure.lower)} to {in_pounds(figure.upper)}"


def _between(figure: ReleasedFigure) -> str:
    return _interval(figure).replace(" to ", " and ")


def _sentences(figures: Figures) -> list[str]:
    less, child = (figures.get(ANALYSIS, method) for method in ("week_less", "child_week"))
    if less is None or child is None or less.value is None or child.value is None:
        return []
    when = period_in_words(less.period_start, less.period_end)
    journey, before = (figures.get(ANALYSIS, method) for method in ("journey", "stage_before_court"))
    return [
        f"Each week that a child’s public-law case goes on costs about {in_pounds(child.value)}: what the authority, "
        f"the court, Cafcass and legal aid pay together (likely between {_between(child)}).",
        f"Had every such case that ended in {when} ended one week sooner, {in_pounds(less.value)} would not have been "
        f"spent (likely between {_between(less)}).",
        *_of_a_journey(journey, before),
        "Most unit costs behind these sums are assumptions that nobody has published. Each is listed with its source, "
        "and you can set your own. “Likely” is four chances in five here, and holds the doubt about unit costs alone.",
    ]


def _of_a_journey(journey: ReleasedFigure | None, before: ReleasedFigure | None) -> list[str]:
    if journey is None or journey.value is None:
        return []
    of_it = "" if before is None or before.value is None else f", {in_pounds(before.value)} of it before court"
    of_whom = "" if journey.denominator is None else f" It rests on {count_in_words(journey.denominator)} children."
    return [
        f"A child’s whole journey, of those that ended in the year, cost about {in_pounds(journey.value)}{of_it} "
        f"(likely between {_between(journey)}).{of_whom}"
    ]


def _parts(figures: Figures) -> list[tuple[str, tuple[str, ...]]]:
    """Return what each payer pays in court, and what is paid before it and for care: the parts of one child's journey.

    Before court and for care the authority pays alone, by the unit costs there are.
    """
    rows: list[tuple[str, str]] = [
        ("Before court: social work of the authority", "stage_before_court"),
        *((f"In court: {name}", f"in_court_{payer}") for payer, name in _PAYERS.items()),
        ("Care while in court: placements and contact, the authority", "stage_care_while_in_court"),
        ("All together", "journey"),
    ]
    told = [(what, figures.get(ANALYSIS, method)) for what, method in rows]
    return [(what, (_shown(one), _interval(one))) for what, one in told if one is not None]


def _pictures(figures: Figures, meta: Mapping[str, Any]) -> list[Picture | None]:
    payers = [method for method in meta["methods"] if method.startswith("pays_")]
    stages = [method for method in meta["methods"] if method.startswith("stage_")]
    titles = meta["method_titles"]
    return [
        _picture(figures, titles, "payers", "Who pays for a child’s journey", payers),
        _picture(figures, titles, "stages", "At which stage the money goes", stages),
    ]


def _picture(
    figures: Figures, titles: Mapping[str, str], name: str, title: str, methods: Sequence[str]
) -> Picture | None:
    told = [(titles[method], figures.get(ANALYSIS, method)) for method in methods]
    bars = tuple(Bar(what, one.value, _shown(one), one.lower, one.upper) for what, one in told if one is not None)
    if not any(bar.value is not None for bar in bars):
        return None
    picture_id, description = f"chart-{name}", f"{title}. The numbers are in the table that follows."
    return Picture(
        id=picture_id,
        title=title,
        subtitle=_subtitle([one for _, one in told if one is not None]),
        drawing=draw_bars([Group("", bars)], label_id=picture_id, description=description),
        note="",
        headings=("", "Pounds", "80% interval"),
        rows=tuple((what, _shown(one), _interval(one)) for what, one in told if one is not None),
    )


def _subtitle(told: Sequence[ReleasedFigure]) -> str:
    counts = {one.denominator for one in told if one.denominator is not None}
    of_whom = f" {count_in_words(max(counts))} children." if counts else ""
    when = f", {period_in_words(told[0].period_start, told[0].period_end)}" if told else ""
    return f"Pounds a child whose public-law proceedings ended, England{when}, with 80% intervals.{of_whom}"


def _amounts(figures: Figures, meta: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    told = [(meta["method_titles"][method], figures.get(ANALYSIS, method)) for method in _WHOLE]
    return [(title, _shown(one), _interval(one)) for title, one in told if one is not None]


def _areas(figures: Figures) -> list[tuple[str, tuple[str, ...]]]:
    rows = []
    for area in (ENGLAND, *figures.areas()):
        cells = [figures.get(ANALYSIS, method, area=area) for method in _IN_AREAS]
        if any(cell is not None for cell in cells):
            rows.append((area_name(area), tuple(_shown(cell) for cell in cells)))
    return rows

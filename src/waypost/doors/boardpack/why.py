"""The page of why children wait: whose move it was, for what reasons hearings were lost, and what that rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waypost.disclosure.released import MARKERS, Release, ReleasedFigure
from waypost.doors.boardpack.pictures import Picture
from waypost.doors.boardpack.reading import ENGLAND, Figures, area_name, shown, shown_in_chart
from waypost.doors.pages.charts.bars import Bar, Group, draw_bars
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import Reading, is_clear, number_in_words, period_in_words

PACKAGE = "waypost.doors.boardpack"
OWNERS, PRIVATE, KINDS = "why_children_wait", "why_children_wait_private_law", "waits_by_kind"
CAUSES, PAST, BEFORE, RESTS = (
    "weeks_lost_by_cause",
    "weeks_past_the_limit",
    "waits_before_court",
    "what_reasons_rest_on",
)
MEASURES = (OWNERS, PRIVATE, KINDS, CAUSES, PAST, BEFORE, RESTS)
_LEFT = ("next_hearing", "nothing_told")
_IN_AREAS = ("in_all", "of_local_authority", "of_cafcass", "of_court", "of_experts", *_LEFT)
_SHORT = {
    "in_all": "All weeks",
    "of_local_authority": "Local authority",
    "of_cafcass": "Cafcass",
    "of_court": "Court",
    "of_experts": "Experts, police, health",
    "next_hearing": "Next hearing, nothing else told",
    "nothing_told": "Nothing told",
}
_MOVES = {
    "of_cafcass": "Cafcass",
    "of_experts": "experts, police or health services",
    "of_lawyers": "lawyers or parties",
}
_IN_THEIR_OWN_RIGHT = {
    "judicial_availability": "no judge available, or too little time listed",
    "police": "police disclosure",
    "health": "medical records",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A table of the page: its name, heading, what it counts, and rows of a name, weeks, interval and children."""

    id: str
    heading: str
    note: str
    rows: tuple[tuple[str, ...], ...]


def render_why_page(release: Release, measures: Sequence[Mapping[str, Any]], run: Mapping[str, Any]) -> str:
    """Return the page as HTML. The same release and run give the same bytes."""
    figures = Figures(release)
    by_id = {measure["id"]: measure for measure in measures}
    known = [name for name in MEASURES if name in by_id]
    return render_page(
        "why.html",
        title="Why children wait",
        invented=release.is_invented,
        package=PACKAGE,
        run=run,
        sentences=_sentences(figures),
        pictures=[one for one in _pictures(figures, by_id) if one is not None],
        tables=[one for one in _tables(figures, by_id) if one is not None],
        areas=_areas(figures),
        definitions=[by_id[name] for name in known],
        markers=list(MARKERS.items()),
    )


def _now(figures: Figures, measure_id: str, method: str, area: str = ENGLAND) -> ReleasedFigure | None:
    return figures.get(measure_id, method, area=area)


def _value(figures: Figures, measure_id: str, method: str) -> float | None:
    figure = _now(figures, measure_id, method)
    return None if figure is None else figure.value


def _sentences(figures: Figures) -> list[str]:
    """Return the page in a few sentences: what comes first, what is in the law's own right, and how sure it is."""
    whole = _now(figures, OWNERS, "in_all")
    if whole is None or whole.value is None:
        return []
    said = [
        f"A child whose public-law case ended in {period_in_words(whole.period_start, whole.period_end)} had waited "
        f"{number_in_words(whole.value, 'weeks')} on average, from the application to the final order."
    ]
    left = sum(weeks for method in _LEFT if (weeks := _value(figures, OWNERS, method)))
    if left:
        said.append(
            f"For {number_in_words(left, 'weeks')} of that nobody can say why: all that is told is that time went by "
            "until the next hearing."
        )
    owners = {method: _value(figures, OWNERS, method) for method in (*_SHORT, "of_lawyers") if method.startswith("of_")}
    told = sorted(((weeks, method) for method, weeks in owners.items() if weeks), reverse=True)[:2]
    names = {**{method: f"the {name.lower()}" for method, name in _SHORT.items()}, **_MOVES}
    if told:
        parts = " and ".join(f"for {names[method]} ({number_in_words(weeks, 'weeks')})" for weeks, method in told)
        said.append(f"In the rest somebody was waited for: longest {parts}.")
    said.append(_change(figures, whole))
    lost = {cause: _value(figures, CAUSES, cause) for cause in _IN_THEIR_OWN_RIGHT}
    heard = [f"{_IN_THEIR_OWN_RIGHT[cause]}: {number_in_words(weeks, 'weeks')}" for cause, weeks in lost.items()
             if weeks is not None]  # fmt: skip
    if heard:
        said.append(f"Hearings that were called off cost each child, on average: {'; '.join(heard)}.")
    return [sentence for sentence in said if sentence]


def _change(figures: Figures, now: ReleasedFigure) -> str:
    before = figures.get(OWNERS, "in_all", back=1)
    if before is None or before.value is None or now.value is None:
        return ""
    difference = now.value - before.value
    moved = "as long as" if not difference else f"{number_in_words(abs(difference), 'weeks')} " + (
        "longer than" if difference > 0 else "less than"
    )  # fmt: skip
    readings = [Reading(one.value or 0.0, one.unit, one.lower, one.upper) for one in (now, before)]
    doubt = "" if not difference or is_clear(*readings) else " The change is too small to be sure of."
    return f"All in all that is {moved} a year before.{doubt}"


def _bars(figures: Figures, measure: Mapping[str, Any], methods: Sequence[str], *, is_sorted: bool) -> tuple[Bar, ...]:
    told = [(measure["method_titles"][method], _now(figures, measure["id"], method)) for method in methods]
    bars = [
        Bar(title, one.value, shown_in_chart(one, " weeks"), one.lower, one.upper)
        for title, one in told
        if one is not None
    ]
    return tuple(sorted(bars, key=lambda bar: -(bar.value or 0)) if is_sorted else bars)


def _pictures(figures: Figures, by_id: Mapping[str, Mapping[str, Any]]) -> list[Picture | None]:
    owners = [method for method in by_id.get(OWNERS, {}).get("methods", ()) if method.startswith("of_")]
    causes = [method for method in by_id.get(CAUSES, {}).get("methods", ()) if method != "in_all"]
    bases = list(by_id.get(RESTS, {}).get("methods", ()))
    return [
        _picture(figures, by_id.get(OWNERS), "whose", "Whose move it was", (("Somebody’s move", owners),
                 ("Nobody’s, as far as is told", list(_LEFT)))),
        _picture(figures, by_id.get(CAUSES), "causes", "Why hearings were lost", (("", causes),)),
        _picture(figures, by_id.get(RESTS), "rests", "How much is recorded, and how much is inferred", (("", bases),)),
    ]  # fmt: skip


def _picture(
    figures: Figures,
    measure: Mapping[str, Any] | None,
    name: str,
    title: str,
    groups: tuple[tuple[str, Sequence[str]], ...],
) -> Picture | None:
    if measure is None:
        return None
    drawn = [Group(head, _bars(figures, measure, own, is_sorted=name != "rests")) for head, own in groups]
    drawn = [group for group in drawn if any(bar.value is not None for bar in group.bars)]
    if not drawn:
        return None
    picture_id = f"chart-{name}"
    period = figures.period(measure["id"])
    when = f", {period_in_words(*period)}" if period else ""
    return Picture(
        id=picture_id,
        title=title,
        subtitle=f"Mean weeks a child, public law, England{when}, with 95% intervals.",
        drawing=draw_bars(drawn, label_id=picture_id, description=f"{title}. The numbers are in the table below."),
        note="",
        headings=("", "Weeks", "Interval from", "to"),
        rows=tuple((bar.name, bar.shown.removesuffix(" weeks"), _bound(bar.lower), _bound(bar.upper))
                   for group in drawn for bar in group.bars),
    )  # fmt: skip


def _bound(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _tables(figures: Figures, by_id: Mapping[str, Mapping[str, Any]]) -> list[Told | None]:
    asked = (
        (KINDS, "What was waited for", "Public law: mean weeks a child. The rows add up to all weeks."),
        (PAST, "Past the 26 weeks, told apart", "Care proceedings. An extension is a permission laid over the weeks."),
        (BEFORE, "Before court", "Pre-proceedings that ended in the quarter: mean weeks a child."),
        (PRIVATE, "Private law", "Mean weeks a child. The private-law feed tells no reasons."),
    )
    return [_table(figures, by_id.get(name), heading, note) for name, heading, note in asked]


def _table(figures: Figures, measure: Mapping[str, Any] | None, heading: str, note: str) -> Told | None:
    if measure is None:
        return None
    rows = []
    for method in measure["methods"]:
        one = _now(figures, measure["id"], method)
        if one is not None:
            sign = "%" if one.unit == "percent" and one.value is not None else ""
            interval = f"{_bound(one.lower)} to {_bound(one.upper)}" if one.lower is not None else ""
            count = "" if one.denominator is None else f"{one.denominator:,}"
            rows.append((measure["method_titles"][method], f"{shown(one)}{sign}", interval, count))
    return Told(f"table-{measure['id']}", heading, note, tuple(rows)) if rows else None


def _areas(figures: Figures) -> dict[str, Any]:
    """Return weeks by owner for each area, England first: in the order of the alphabet, which is no ranking."""
    rows = []
    for area in (ENGLAND, *figures.areas()):
        cells = [_now(figures, OWNERS, method, area) for method in _IN_AREAS]
        if any(cell is not None for cell in cells):
            rows.append((area_name(area), tuple(shown(cell) for cell in cells)))
    return {"headings": tuple(_SHORT[method] for method in _IN_AREAS), "rows": rows}

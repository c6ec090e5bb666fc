"""What one place's board is told: its figures in words beside England's, what changed, what to ask: five minutes.

A place is a designated family judge area or a local authority. The same content becomes a page and a PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waypost.disclosure.released import CONFIDENTIAL, MARKERS, Release
from waypost.doors.boardpack.indicators import CARE_WEEKS, HEADLINES, OPEN_CHILDREN, SHARE_OVER_52, WITHIN_26, Indicator
from waypost.doors.boardpack.pictures import Picture
from waypost.doors.boardpack.reading import ENGLAND, Figures, shown_in_chart, shown_with_unit
from waypost.doors.pages.charts.bars import Bar, Group, draw_bars
from waypost.doors.pages.freshness import freshness_lines
from waypost.doors.pages.words import count_in_words, is_clear, listing, number_in_words, period_in_words

BESIDE_ENGLAND = (SHARE_OVER_52, WITHIN_26, CARE_WEEKS)
"""The figures that are drawn beside England's: three, as many as are taken in at once."""
_HEADINGS = ("Figure", "England", "Likely between", "Rests on")
_COMPARE = "A place differs from England for many reasons that it cannot change. Compare with care."
_ENGLANDS_RULE = "England’s figures beside them stand as they were released, by a rule of their own: some are hidden."
_NO_MEASURE_OF_SIZE = ("children", "cases")


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """The content of one place's pack."""

    place: str
    name: str
    as_of: str
    is_invented: bool
    sentences: tuple[str, ...]
    changed: tuple[str, ...]
    asks: tuple[str, ...]
    pictures: tuple[Picture, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    fresh: tuple[str, ...]
    sure: tuple[str, ...]


def tell_place(
    release: Release, place: str, name: str, measures: Sequence[Mapping[str, Any]], run: Mapping[str, Any]
) -> PlaceTold:
    """Return what a place is told. `release` holds its figures, and England's beside them."""
    figures, directions = Figures(release), {measure["id"]: measure["direction"] for measure in measures}
    return PlaceTold(
        place=place,
        name=name,
        as_of=str(run["as_of"]),
        is_invented=release.is_invented,
        sentences=tuple(_sentences(figures, place)),
        changed=tuple(_changed(figures, place, directions)),
        asks=tuple(_asks(figures, place, directions)),
        pictures=tuple(picture for one in BESIDE_ENGLAND if (picture := _picture(figures, place, name, one))),
        headings=_HEADINGS if place == ENGLAND else (*_HEADINGS[:1], name, *_HEADINGS[2:], "England"),
        rows=tuple(_rows(figures, place, measures)),
        fresh=tuple(f"{line}." for line in freshness_lines(run.get("freshness", ()))),
        sure=(
            f"Rule for small numbers: {release.profile.title[0].lower()}{release.profile.title[1:]}.",
            *((_ENGLANDS_RULE,) if place != ENGLAND and _is_hidden_for_england(release) else ()),
            *(f"{marker}: {meaning}" for marker, meaning in MARKERS.items()),
            "“Likely between” is a 95% interval: how far chance alone could carry a figure. It says nothing of records "
            "that never came.",
            *(() if place == ENGLAND else (_COMPARE,)),
        ),
    )


def _is_hidden_for_england(release: Release) -> bool:
    """Answer whether figures of England are hidden beside a place's, of which the rule hides none."""
    of_england = (one for one in release.figures if one.area == ENGLAND)
    return release.profile.rounds_together and any(one.marker == CONFIDENTIAL for one in of_england)


def _sentences(figures: Figures, place: str) -> Iterator[str]:
    """Yield each headline of the place, with England's beside it and whether the two differ by more than chance."""
    for indicator in HEADLINES:
        own = figures.of(indicator, area=place)
        if own is None or own.value is None:
            continue
        when = period_in_words(own.period_start, own.period_end)
        beside = _beside_england(figures, indicator, place) if own.unit not in _NO_MEASURE_OF_SIZE else ""
        yield f"{indicator.heading}, {when}: {_rested(figures, indicator, place)}{beside}."
    told = ((one.heading, figures.of(one, area=place)) for one in HEADLINES)
    withheld = [f"{name[0].lower()}{name[1:]}" for name, own in told if own is not None and own.value is None]
    if withheld:
        yield f"Withheld, because too few children stand behind: {listing(withheld)}."


def _rested(figures: Figures, indicator: Indicator, place: str) -> str:
    """Return a number with what it rests on and how far chance could carry it, where that is told."""
    own, steadied = figures.of(indicator, area=place), figures.steadied(indicator, area=place)
    if own is None or own.value is None or steadied is None:
        return ""
    joined = " of" if own.unit == "percent" else ", over"
    of = f"{joined} {count_in_words(own.denominator)} {indicator.of}" if own.denominator and indicator.of else ""
    bounds = [number_in_words(end, own.unit) for end in (steadied.lower, steadied.upper) if end is not None]
    return f"{number_in_words(own.value, own.unit)}{of}" + (
        f" (likely between {' and '.join(bounds)})" if bounds else ""
    )


def _beside_england(figures: Figures, indicator: Indicator, place: str) -> str:
    own, whole = figures.steadied(indicator, area=place), figures.steadied(indicator)
    if place == ENGLAND or own is None or whole is None:
        return ""
    england = f"; England {number_in_words(whole.value, whole.unit)}"
    if own.lower is None or own.upper is None:
        return england
    if own.lower <= whole.value <= own.upper:
        return f"{england}, a difference that chance alone may make"
    return f"{england}, {'below' if own.value > whole.value else 'above'} by more than chance"


def _changed(figures: Figures, place: str, directions: Mapping[str, str]) -> Iterator[str]:
    for indicator in HEADLINES:
        change = figures.change(indicator, directions.get(indicator.measure_id, "none"), area=place)
        now, before = figures.steadied(indicator, area=place), figures.steadied(indicator, area=place, back=1)
        if change is None or change.way == "level" or now is None or before is None:
            continue
        verdict = f" {change.verdict_in_words}." if change.verdict_in_words else ""
        if not verdict and not is_clear(now, before):
            verdict = " Too small a change to be sure of."
        yield f"{indicator.heading}: {change.amount} than a year before.{verdict}"


def _asks(figures: Figures, place: str, directions: Mapping[str, str]) -> Iterator[str]:
    """Yield what to ask: of what differs by more than chance, of what got worse, and what is always worth asking."""
    for indicator in BESIDE_ENGLAND:
        own, whole = figures.steadied(indicator, area=place), figures.steadied(indicator)
        if own is None or whole is None or own.lower is None or own.upper is None:
            continue
        direction = directions.get(indicator.measure_id, "none")
        is_above, is_below = own.lower > whole.value, own.upper < whole.value
        if (is_above and direction == "lower_is_better") or (is_below and direction == "higher_is_better"):
            yield f"{indicator.heading}: what are these children waiting for, and whose move is it?"
        elif is_above or is_below:
            yield f"{indicator.heading}: what is done here that others could take up?"
    for indicator in HEADLINES:
        change = figures.change(indicator, directions.get(indicator.measure_id, "none"), area=place)
        if change is not None and change.verdict == "worse":
            yield f"{indicator.heading}: what changed in the year, and was it in our hands?"
    if figures.of(OPEN_CHILDREN, area=place) is not None:
        yield "Which children have waited longest, and what is the next step for each?"


def _picture(figures: Figures, place: str, name: str, indicator: Indicator) -> Picture | None:
    places = {place: name, ENGLAND: "England"}
    told = [
        (where, title, back, figures.of(indicator, area=where, back=back))
        for where, title in places.items()
        for back in (0, 1)
    ]
    if all(figure is None or figure.value is None for where, _, _, figure in told if where == place):
        return None
    picture_id = f"chart-{indicator.id.replace('_', '-')}"
    groups, rows = [], []
    for where, title in places.items():
        bars = []
        for at, _, back, figure in told:
            if at != where or figure is None:
                continue
            steadied = figures.steadied(indicator, area=where, back=back)
            low, high = (steadied.lower, steadied.upper) if steadied else (None, None)
            when = period_in_words(figure.period_start, figure.period_end)
            sign = {"percent": "%", "weeks": " weeks"}.get(figure.unit, "")
            bars.append(Bar(when, figure.value, shown_in_chart(figure, sign), low, high))
            rows.append((f"{title}, {when}", shown_with_unit(figure), _bound(low), _bound(high)))
        groups.append(Group(title, tuple(bars)))
    both = " and ".join(places.values())
    description = f"{indicator.heading}: {both}, now and a year before. The numbers are in the table below."
    return Picture(
        id=picture_id,
        title=indicator.heading,
        subtitle=f"{both}, now and a year before.",
        drawing=draw_bars(groups, label_id=picture_id, description=description),
        note="",
        headings=("Place and period", "Value", "Interval from", "to"),
        rows=tuple(rows),
    )


def _rows(figures: Figures, place: str, measures: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Yield every measure of the place, all groups together, by its last period."""
    for measure in measures:
        for method in measure["methods"]:
            own = figures.get(measure["id"], method, area=place)
            if own is None:
                continue
            interval = "" if own.lower is None else f"{_bound(own.lower)} to {_bound(own.upper)}"
            rests = "" if own.denominator is None else f"{own.denominator:,}"
            title = f"{measure['title']}: {measure['method_titles'][method]}"
            beside = () if place == ENGLAND else (shown_with_unit(figures.get(measure["id"], method)),)
            yield (title, shown_with_unit(own), interval, rests, *beside)


def _bound(number: float | None) -> str:
    return "" if number is None else f"{number:.1f}"

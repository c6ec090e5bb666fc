"""Typical journeys of groups: a page that lists them, and one with the way drawn of each that has enough children."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waypost.disclosure.released import MARKERS, Release, ReleasedFigure
from waypost.doors.boardpack.group_words import NAMES
from waypost.doors.boardpack.journeys_told import STAGE_NAMES, limit_of_law, week_in_words
from waypost.doors.boardpack.pictures import Picture
from waypost.doors.boardpack.reading import ENGLAND, Figures, area_name, group_name, shown
from waypost.doors.pages.charts.stops import Limit, Stop, draw_stops
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import count_in_words, number_in_words, period_in_words

MEASURE, PACKAGE = "typical_journey_of_groups", "waypost.doors.boardpack"
PAGE, ONE = "journeys-groups.html", "journey-{law}-{kind}-{group}.html"
_LAWS = {
    "care": ("Children in care proceedings", "section_31"),
    "private": ("Children in section 8 cases", "section_8"),
}
_KINDS = {
    "age_band": "By age on the day of issue",
    "domestic_abuse": "By whether domestic abuse is alleged",
    "programme": "By way of working",
    "area": "By area",
}
_SAID = {
    ("age_band", "under_1"): "Under 1, or not yet born",
    ("age_band", "16_and_over"): "Aged 16 and 17",
    ("domestic_abuse", "alleged"): "Domestic abuse alleged",
    ("domestic_abuse", "not_alleged"): "Nothing written of domestic abuse",
}
_FEWEST_STAGES = 2
"""A way is drawn where two stages or more may be told, the final order among them."""


@dataclass(frozen=True, slots=True)
class Way:
    """One group's way: which it is, what it is called, and the figure of each stage that any child came to."""

    law: str
    kind: str
    group: str
    name: str
    told: Mapping[str, ReleasedFigure]

    @property
    def page(self) -> str:
        """The file of the page on which it is drawn."""
        return ONE.format(law=self.law, kind=self.kind, group=self.group).replace("_", "-")

    @property
    def is_drawn(self) -> bool:
        """Whether enough children stand behind it: those of the final order, and of another stage."""
        final = self.told.get("final_order")
        stages = sum(one.value is not None for one in self.told.values())
        return final is not None and final.value is not None and stages >= _FEWEST_STAGES

    @property
    def children(self) -> str:
        """How many children had a final order, as a table has it; nothing where that may not be told."""
        final = self.told.get("final_order")
        return "" if final is None or final.denominator is None else count_in_words(final.denominator)

    def cells(self, stages: Sequence[str]) -> list[tuple[str, str]]:
        """Return the name and the weeks of each of some stages, as a table has them."""
        return [(STAGE_NAMES[stage], shown(self.told.get(stage))) for stage in stages]


def write_group_journeys(
    release: Release, measures: Sequence[Mapping[str, Any]], run: Mapping[str, Any], folder: Path
) -> None:
    """Write the list into `folder`, and a page of each way that is drawn; a page of an earlier build is taken away."""
    for old in folder.glob(ONE.format(law="*", kind="*", group="*")):
        old.unlink()
    for name, page in group_journey_pages(release, measures, run):
        (folder / name).write_bytes(page.encode("utf-8"))


def group_journey_pages(
    release: Release, measures: Sequence[Mapping[str, Any]], run: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Yield the name and the HTML of each page. The same arguments give the same bytes."""
    figures = Figures(release)
    definitions = [measure for measure in measures if measure["id"] == MEASURE]
    head = {
        "package": PACKAGE,
        "invented": release.is_invented,
        "run": run,
        "definitions": definitions,
        "markers": list(MARKERS.items()),
    }
    parts = [(law, heading, _lists(figures, law)) for law, (heading, _) in _LAWS.items()]
    told = [part for part in parts if part[2]]
    yield (
        PAGE,
        render_page("group_journeys.html", title="Typical journeys of groups", parts=told, names=STAGE_NAMES, **head),
    )
    for law, heading, lists in told:
        whole = _of(figures, law, ENGLAND, ("all", "all"))
        for way in (way for _, _, ways in lists for way in ways if way.is_drawn):
            yield (
                way.page,
                render_page(
                    "group_journey.html",
                    title=f"Typical journey: {way.name}, {heading[0].lower()}{heading[1:]}",
                    way=way,
                    heading=heading,
                    sentences=_sentences(way, whole),
                    picture=_picture(figures, way, heading),
                    **head,
                ),
            )


def _lists(figures: Figures, law: str) -> list[tuple[str, tuple[str, ...], list[Way]]]:
    """Return the kinds of group of a law: heading, the stages that are told, and the ways, never ranked."""
    lists = []
    for kind, heading in _KINDS.items():
        ways = [way for way in _ways(figures, law, kind) if way.told]
        stages = tuple(stage for stage in STAGE_NAMES if any(stage in way.told for way in ways))
        if ways:
            lists.append((heading, stages, ways))
    return lists


def _ways(figures: Figures, law: str, kind: str) -> Iterator[Way]:
    if kind == "area":
        for area in figures.areas():
            yield Way(law, kind, area, area_name(area), _of(figures, law, area, ("all", "all")))
        return
    for group in NAMES[kind]:
        told = _of(figures, law, ENGLAND, (kind, group))
        yield Way(law, kind, group, _called(kind, group), told)


def _called(kind: str, group: str) -> str:
    name = group_name(kind, group)
    usual = f"Aged {name}" if kind == "age_band" and name[0].isdigit() else name
    return _SAID.get((kind, group), usual)


def _of(figures: Figures, law: str, area: str, group: tuple[str, str]) -> dict[str, ReleasedFigure]:
    told = {stage: figures.get(MEASURE, f"{law}_{stage}", area=area, group=group) for stage in STAGE_NAMES}
    return {stage: figure for stage, figure in told.items() if figure is not None}


def _sentences(way: Way, whole: Mapping[str, ReleasedFigure]) -> Iterator[str]:
    final, of_all = way.told["final_order"], whole.get("final_order")
    if final.value is None:
        return
    of_whom = "the" if final.denominator is None else count_in_words(final.denominator)
    weeks = number_in_words(final.value, "weeks")
    yield f"Half of {of_whom} children had their first final order by {weeks} after issue."
    if of_all is not None and of_all.value is not None:
        beside = number_in_words(of_all.value, "weeks")
        yield f"Of all children of this kind of case in England, half had it by {beside}."
    yield "Groups differ in much else. This says how long it took, not why."


def _picture(figures: Figures, way: Way, heading: str) -> Picture:
    application = _LAWS[way.law][1]
    period = figures.period(MEASURE)
    when = period_in_words(*period) if period else ""
    limit: Limit | None = limit_of_law(application, period[1]) if period else None
    stops = [
        Stop(STAGE_NAMES[stage], one.value, week_in_words(one))
        for stage, one in way.told.items()
        if one.value is not None
    ]
    picture_id = "chart-" + way.page.removesuffix(".html")
    description = (
        f"{way.name}, {heading[0].lower()}{heading[1:]}, {when}: the week by which half had come to each stage. "
        + "; ".join(f"{stop.name}: {stop.shown}" for stop in stops)
        + "."
    )
    return Picture(
        id=picture_id,
        title=f"{way.name}: the typical way through",
        subtitle=f"The week by which half of the children who came to a stage had come to it. {heading}, {when}.",
        drawing=draw_stops(stops, label_id=picture_id, description=description, limit=limit),
        note="Each stage rests on the children who came to it. Children whose case has not ended are not in it.",
        headings=("Stage", "Weeks from issue", "Children who came to it"),
        rows=tuple(
            (STAGE_NAMES[stage], shown(one), "" if one.denominator is None else count_in_words(one.denominator))
            for stage, one in way.told.items()
        ),
    )

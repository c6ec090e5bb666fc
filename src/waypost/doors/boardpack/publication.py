"""The page that stands beside a published release: what it holds, how it was made safe, what was revised, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from waypost.doors.boardpack.reading import ENGLAND, NO_FIGURE
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import number_in_words, period_in_words
from waypost.pipeline.publishing.publish import FIGURES, REVISIONS, Published

ALL = "all"
PACKAGE = "waypost.doors.boardpack"


@dataclass(frozen=True, slots=True)
class Line:
    """One revised figure of England as a whole, in words."""

    measure: str
    period: str
    was: str
    now: str
    published_on: date
    why: str


def render_publication(published: Published, titles: Mapping[str, str]) -> str:
    """Return the page of a release. `titles`: the plain title of each measure, by its id."""
    whole = [pair for pair in published.revisions if pair[0].of["area"] == ENGLAND and pair[0].of["group"] == ALL]
    return render_page(
        "publication.html",
        package=PACKAGE,
        title="Published figures",
        invented=published.publication.is_invented,
        publication=published.publication,
        releases=published.releases,
        furthest=published.counts["furthest_from_its_count"],
        few=published.counts["u"],
        reasons=Counter(why.sentence for _, why in published.revisions).most_common(),
        lines=[_line(revision, why, titles) for revision, why in whole],
        files={"figures": FIGURES, "revisions": REVISIONS},
    )


def _line(revision: Any, why: Any, titles: Mapping[str, str]) -> Line:
    of = revision.of
    return Line(
        measure=titles.get(of["measure_id"], of["measure_id"]) + f" ({of['method'].replace('_', ' ')})",
        period=period_in_words(date.fromisoformat(of["period_start"]), date.fromisoformat(of["period_end"])),
        was=_value(revision.was, of["unit"]),
        now=_value(revision.now, of["unit"]),
        published_on=revision.was_published_on,
        why=why.sentence,
    )


def _value(told: tuple[str, ...] | None, unit: str) -> str:
    value = told[2] if told else ""
    return number_in_words(float(value), unit) if value else NO_FIGURE

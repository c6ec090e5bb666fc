"""Pages of invented figures for tests in a browser: typical journeys, a place's pack, a publication, who waits."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from support.invented_release import RUN, invented_release, measures_meta
from waypost.disclosure.release import release
from waypost.disclosure.revisions import CHANGED, KEY, TOLD, Revision
from waypost.doors.boardpack.journeys_told import render_journeys_page
from waypost.doors.boardpack.place_page import place_page
from waypost.doors.boardpack.place_told import tell_place
from waypost.doors.boardpack.publication import render_publication
from waypost.doors.pages.waiting import render_waiting
from waypost.insight.measures.figure import Figure
from waypost.pipeline.publishing.ledger import Publication
from waypost.pipeline.publishing.publish import Published
from waypost.pipeline.publishing.why_revised import LEARNT, Why

STAGES = {
    "care_guardian": (0.6, 199),
    "care_first_hearing": (0.9, 199),
    "care_case_management": (3.1, 199),
    "care_issues_resolution": (25.9, 194),
    "care_final_order": (32.7, 199),
    "care_closed": (34.7, 159),
    "private_first_hearing": (6.3, 309),
    "private_work_ordered": (6.9, 111),
    "private_final_order": (18.9, 327),
}
WAITING = [
    {
        "child_id": "C-aaaaa-bbbbb",
        "proceedings_id": "P-1",
        "law": "public",
        "application": "Care or supervision",
        "weeks_open": 52,
        "waited_weeks": 13,
        "whose_move": ["court", "cafcass"],
        "waits": [{"what": "A hearing called off", "owner": "court", "since_on": "2026-12-30", "weeks": 13}],
    }
]


def typical_stages() -> list[Figure]:
    """Figures of typical journeys."""
    place = {"area_kind": "england", "area": "england", "group_kind": "all", "group": "all"}
    period = {"period_start": date(2027, 1, 1), "period_end": date(2027, 3, 31)}
    usual = {**place, **period, "numerator": None, "unit": "weeks"}
    return [
        Figure("typical_journey", method, **usual, denominator=cases, value=weeks)
        for method, (weeks, cases) in STAGES.items()
    ]


def published() -> Published:
    """A second release with one revision."""
    of = dict.fromkeys(KEY, "all") | {
        "measure_id": "closed",
        "area": "england",
        "unit": "children",
        "period_start": "2026-10-01",
        "period_end": "2026-12-31",
    }
    was, now = (dict.fromkeys(TOLD, "") | {"value": value} for value in ("40.0", "45.0"))
    revision = Revision(tuple(of.values()), CHANGED, date(2027, 1, 20), tuple(was.values()), tuple(now.values()))
    told = Publication(date(2027, 4, 20), date(2027, 3, 31), True, "0.1.0", 1190, 1, {}, "A note for readers.")
    counts = {"furthest_from_its_count": 4, "u": 342}
    why = Why(LEARNT, "About 5 events were told after 31 December 2026.")
    return Published(told, Path(), 2, counts, [(revision, why)])


def write_invented_pages(folder: Path) -> None:
    """Write two pages into the board pack's folder, and publication.html and waiting.html beside it."""
    stages = release(typical_stages(), None, is_invented=True)
    pages = {
        "board-pack/journeys.html": render_journeys_page(stages, measures_meta(), RUN),
        "board-pack/place.html": place_page(
            tell_place(invented_release(), "birmingham", "Birmingham", measures_meta(), RUN)
        ),
        "publication.html": render_publication(published(), {"closed": "Children whose case was closed"}),
        "waiting.html": render_waiting(WAITING, place="Devon", as_of="2027-03-31", invented=True),
    }
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8")

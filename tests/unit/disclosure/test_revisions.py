"""A figure that is told otherwise is a revision; one that is no longer told for its period is withdrawn."""

from __future__ import annotations

from datetime import date

from waypost.disclosure.revisions import CHANGED, KEY, TOLD, WITHDRAWN, revisions_of

JANUARY, APRIL = date(2027, 1, 20), date(2027, 4, 20)


def row(area: str, value: str, period: str = "2026-12-31", marker: str = "") -> dict[str, str]:
    """A line of measures.csv, as text."""
    told = dict.fromkeys((*KEY, *TOLD), "")
    return told | {
        "measure_id": "open_children",
        "area": area,
        "period_start": period,
        "value": value,
        "marker": marker,
    }


def found(
    now: list[dict[str, str]], *releases: tuple[date, list[dict[str, str]]]
) -> list[tuple[str, str, date, str, str]]:
    return [
        (one.of["area"], one.kind, one.was_published_on, one.was[2], one.now[2] if one.now else "-")
        for one in revisions_of(now, releases)
    ]


def test_a_changed_figure_is_a_revision_of_what_was_last_told() -> None:
    releases = ((JANUARY, [row("devon", "40"), row("truro", "5")]), (APRIL, [row("devon", "45")]))
    assert found([row("devon", "50"), row("truro", "5")], *releases) == [("devon", CHANGED, APRIL, "45", "50")]


def test_a_marker_that_changes_is_a_revision_too() -> None:
    assert len(revisions_of([row("devon", "", marker="u")], [(JANUARY, [row("devon", "")])])) == 1


def test_a_place_that_is_no_longer_told_is_withdrawn() -> None:
    assert found([row("truro", "5")], (JANUARY, [row("truro", "5"), row("devon", "40")])) == [
        ("devon", WITHDRAWN, JANUARY, "40", "-")
    ]


def test_a_period_that_is_no_longer_told_and_a_new_figure_are_no_revisions() -> None:
    assert found([row("devon", "41", "2027-03-31")], (JANUARY, [row("devon", "40")])) == []
    assert found([row("devon", "41")]) == []

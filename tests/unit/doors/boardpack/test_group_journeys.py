"""Typical journeys of groups: the list, a map of each group that has enough children, and none of the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from support.invented_release import RUN, measures_meta
from waypost.disclosure.release import release
from waypost.doors.boardpack.group_journeys import PAGE, group_journey_pages, write_group_journeys
from waypost.insight.measures.figure import Figure

START, END = date(2026, 4, 1), date(2027, 3, 31)


def stage(method: str, weeks: float, children: int, *, area: str = "england", group: tuple[str, str] = ("all", "all")):
    return Figure("typical_journey_of_groups", method, "england" if area == "england" else "dfj_area", area, START, END,
                  *group, numerator=None, denominator=children, value=weeks, unit="weeks")  # fmt: skip


def figures() -> list[Figure]:
    """Two groups: one of many children, one of so few that nothing is told."""
    many, few = ("age_band", "under_1"), ("age_band", "1_to_4")
    return [
        *(stage("care_first_hearing", 2.0, 200, group=group) for group in (("all", "all"),)),
        stage("care_final_order", 32.0, 200),
        stage("care_first_hearing", 1.0, 193, group=many),
        stage("care_final_order", 27.0, 193, group=many),
        stage("care_first_hearing", 3.0, 7, group=few),
        stage("care_final_order", 40.0, 7, group=few),
        stage("care_first_hearing", 2.0, 90, area="truro"),
        stage("care_final_order", 31.0, 90, area="truro"),
    ]


def pages() -> dict[str, str]:
    return dict(group_journey_pages(release(figures(), None, is_invented=True), measures_meta(), RUN))


def test_a_group_with_enough_children_has_its_way_drawn_and_one_with_few_has_not() -> None:
    told = pages()
    assert set(told) == {PAGE, "journey-care-age-band-under-1.html", "journey-care-area-truro.html"}
    assert '<a href="journey-care-age-band-under-1.html">Under 1, or not yet born</a>' in told[PAGE]
    assert '<th scope="row" role="rowheader">Aged 1 to 4</th>' in told[PAGE]


def test_a_map_says_how_many_it_rests_on_and_what_all_others_took() -> None:
    one = pages()["journey-care-age-band-under-1.html"]
    assert "Half of 193 children had their first final order by 27 weeks after issue." in one
    assert "Of all children of this kind of case in England, half had it by 32 weeks." in one
    assert "26 weeks: the law&#39;s limit" in one
    assert one.count('<svg class="chart') == 2  # for wide screens and for narrow ones
    assert "First hearing: week 1; Final order: week 27." in one


def test_a_way_of_a_group_that_is_no_longer_told_goes_with_the_next_build(tmp_path: Path) -> None:
    old = tmp_path / "journey-care-age-band-5-to-9.html"
    old.write_text("old")
    (tmp_path / "journeys.html").write_text("kept")
    write_group_journeys(release(figures(), None, is_invented=True), measures_meta(), RUN, tmp_path)
    assert not old.exists()
    assert (tmp_path / "journeys.html").exists()
    assert (tmp_path / "journey-care-area-truro.html").exists()


def test_without_any_figure_the_list_says_so() -> None:
    told = dict(group_journey_pages(release([], None, is_invented=True), measures_meta(), RUN))
    assert "No figure could be published" in told[PAGE]

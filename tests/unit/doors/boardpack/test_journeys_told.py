"""The page of typical journeys: the way through drawn, in words and numbers, and nothing that was withheld."""

from __future__ import annotations

from datetime import date

from support.invented_release import RUN, measures_meta
from waypost.disclosure.release import release
from waypost.doors.boardpack.journeys_told import render_journeys_page
from waypost.insight.measures.figure import Figure
from waypost.vocabulary.consented_words import Saying

START, END = date(2027, 1, 1), date(2027, 3, 31)
PLACE = {"area_kind": "england", "area": "england", "group_kind": "all", "group": "all"}


def stage(method: str, weeks: float, cases: int) -> Figure:
    return Figure("typical_journey", method, **PLACE, period_start=START, period_end=END, numerator=None,
                  denominator=cases, value=weeks, unit="weeks")  # fmt: skip


def page(*figures: Figure) -> str:
    return render_journeys_page(release(figures, None, is_invented=True), measures_meta(), RUN)


def test_the_way_is_told_in_words_beside_the_laws_limit() -> None:
    told = page(stage("care_first_hearing", 1.0, 200), stage("care_final_order", 32.7, 200))
    assert "Half of these cases had the last child&#39;s final order by 32.7 weeks, 6.7 weeks after" in told
    assert "26 weeks: the law&#39;s limit" in told
    assert "Section 8 cases" not in told.split("Definitions")[0]


def test_private_law_has_no_limit_of_the_laws() -> None:
    told = page(stage("private_final_order", 18.9, 300), stage("private_closed", 19.4, 250))
    assert "final order by 18.9 weeks." in told
    assert "Of those that Cafcass has closed, half were closed by 19.4 weeks." in told
    assert "the law&#39;s limit" not in told


def test_a_stage_of_too_few_cases_is_in_the_table_and_not_on_the_road() -> None:
    told = page(stage("care_final_order", 32.7, 200), stage("care_guardian", 3.0, 7))
    drawing = told[told.index("<svg") : told.rindex("</svg>")]
    assert "A guardian" not in drawing
    row = told[told.index(">A guardian</th>") :]
    assert ">u</td>" in row[: row.index("</tr>")]


def test_facts_stand_below_where_they_were_released() -> None:
    hearings = Figure("hearings_per_case", "mean", **PLACE, period_start=START, period_end=END, numerator=None,
                      denominator=199, value=4.7, unit="hearings_per_case")  # fmt: skip
    told = page(stage("care_final_order", 32.7, 200), hearings)
    assert "4.7 hearings a case, on average (199 counted)" in told


def test_a_stage_within_days_is_in_the_first_week_and_not_in_week_nought() -> None:
    told = page(stage("care_guardian", 0.4, 200), stage("care_final_order", 32.7, 200))
    assert ">in the first week<" in told
    assert "week 0" not in told


def test_without_any_figure_the_page_says_so() -> None:
    assert "No figure could be published" in page()


def said(**changed: object) -> Saying:
    given = {"law": "public", "stage": "guardian", "words": "She asked <b>me</b>.", "feeling": "calmer"}
    return Saying(**(given | {"said_by": "child", "is_invented": False} | changed))


def test_words_that_somebody_agreed_to_stand_at_their_stage_and_in_the_order_of_the_way() -> None:
    sayings = (said(stage="final_order", words="It was over."), said(), said(law="private", words="Not here."))
    released = release((stage("care_final_order", 32.7, 200),), None, is_invented=True)
    told = render_journeys_page(released, measures_meta(), RUN, sayings)
    assert told.index("She asked &lt;b&gt;me&lt;/b&gt;.") < told.index("It was over.")
    assert "A child; it felt: calmer" in told
    assert "Not here." not in told
    assert "Invented: nobody said it" not in told
    again = render_journeys_page(released, measures_meta(), RUN, (said(is_invented=True),))
    assert "Invented: nobody said it" in again


def test_without_words_the_page_says_that_none_are_given() -> None:
    assert "None are given." in page(stage("care_final_order", 32.7, 200))

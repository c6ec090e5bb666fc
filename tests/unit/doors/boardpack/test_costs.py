"""The page of cost: what a journey costs stage by stage and payer by payer, and what an area's figures leave out."""

from __future__ import annotations

import re

from support.invented_costs import COSTS, used
from support.invented_release import RUN
from waypost.disclosure.release import release
from waypost.doors.boardpack.costs import render_cost_page
from waypost.insight.cost.analysis import ANALYSIS, figures_of
from waypost.insight.cost.model import price


def page() -> str:
    model = price(COSTS, used(), 1)
    figures = [*figures_of(model, "england", "england"), *figures_of(model, "dfj_area", "truro")]
    return render_cost_page(release(figures, None, is_invented=True), [ANALYSIS.as_plain()], RUN)


def test_the_journey_is_told_with_its_interval_and_the_children_behind_it() -> None:
    told = page()
    assert re.search(
        r"whole journey, of those that ended in the year, cost about £11,750, £750 of it before court", told
    )
    assert "It rests on 40 children." in told


def test_parts_by_stage_and_payer_stand_beside_the_whole() -> None:
    told = page()
    rows = re.findall(r'role="rowheader">([^<]*)</th><td role="cell" data-head="Pounds a child">£([\d,]+)<', told)
    parts = {what: float(pounds.replace(",", "")) for what, pounds in rows}
    whole = parts.pop("All together")
    assert set(parts) >= {"In court: the court", "In court: legal aid", "In court: Cafcass", "In court: the authority"}
    assert sum(parts.values()) == whole


def test_areas_have_the_whole_journey_and_say_what_is_left_out() -> None:
    told = page()
    assert re.search(r'whole journey">£11,750</td><td [^>]*before court">£750</td></tr>', told)
    assert "areas do not add up to England" in told
    assert told.count('<svg class="chart wide"') <= 3

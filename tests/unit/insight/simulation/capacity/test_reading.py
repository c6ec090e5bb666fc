"""capacity.yaml, and a user's own file over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from waypost.insight.simulation.capacity.reading import (
    CapacityWrong,
    mean_weeks,
    plan_of,
    put_over,
    read_own,
    rests_on,
    usual,
)


def own_plan(text: str, tmp_path: Path):
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return plan_of(put_over(usual(), read_own(path), path.name), path.name)


def test_ours_holds_about_what_was_open_on_31_january_2025():
    plan = plan_of(usual())
    assert len(plan.areas) == 19
    held = sum(sum(area.held) for area in plan.areas)
    assert held == pytest.approx(27_542, rel=0.05)  # Cafcass, open cases
    assert sum(area.in_post for area in plan.areas) == pytest.approx(1340)


def test_ones_own_values_stand_in_place_of_ours(tmp_path):
    plan = own_plan(
        "staff: {in_post: 1000}\nkinds: {public_law: {cases_a_year: 10000, weeks: {median: 30, spread: 0.5}}}\n",
        tmp_path,
    )
    assert sum(area.in_post for area in plan.areas) == pytest.approx(1000)
    assert plan.kinds[0].cases_a_year == 10000
    assert mean_weeks(plan.kinds[0]) == pytest.approx(34.0, abs=0.01)
    assert plan.kinds[1] == plan_of(usual()).kinds[1]


def test_areas_of_ones_own_have_what_they_say_and_a_part_of_the_rest(tmp_path):
    plan = own_plan(
        "areas:\n  - {name: North, share: 0.25, in_post: 300, posts: 320}\n"
        "  - {name: South, share: 0.75, cases_a_year: {public_law: 1}, held: {public_law: 7}}\n",
        tmp_path,
    )
    north, south = plan.areas
    assert (north.in_post, north.posts) == (300, 320)
    assert north.cases_a_year[0] == pytest.approx(0.25 * plan.kinds[0].cases_a_year)
    assert (south.cases_a_year[0], south.held[0]) == (1, 7)
    assert south.posts == pytest.approx(0.75 * 1340 / (1 - 0.117))


def test_a_kind_of_ones_own_may_be_added(tmp_path):
    plan = own_plan(
        "kinds: {hague: {title: Abduction, cases_a_year: 100, weeks: {median: 6, spread: 0.3}, places: 1.2, rank: 0, "
        "begin_within_days: 1}}\n",
        tmp_path,
    )
    assert plan.kinds[-1].title == "Abduction"
    assert len(plan.areas[0].held) == len(plan.kinds)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("staff: {in_pots: 1}", "in_pots"),
        ("staff: 3", "names of its own"),
        ("[1, 2]", "no names with values"),
        ("a: [", "cannot be read"),
        ("staff: {yearly_turnover: 2}", "yearly_turnover"),
        ("staff: {vacancy_share: 1}", "vacancy_share"),
        ("season: 4", "shape"),
        ("kinds: {new: {title: x}}", "shape"),
        ("kinds: {public_law: {weeks: 3}}", "shape"),
    ],
)
def test_what_is_wrong_is_yours_to_fix(text, said, tmp_path):
    with pytest.raises(CapacityWrong, match=said):
        own_plan(text, tmp_path)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CapacityWrong, match="cannot be read"):
        read_own(tmp_path / "nowhere.yaml")


def test_every_value_is_told_with_its_source_or_as_an_assumption():
    told = {one.name: one for one in rests_on(usual())}
    assert told["staff.sickness_share"].source.startswith("Cafcass annual report 2024-25")
    assert not told["staff.sickness_share"].is_assumed
    assert told["doubt.country"].is_assumed
    assert all(one.source for one in told.values())
    own = {one.name: one for one in rests_on(put_over(usual(), {"weeks": 52, "areas": [{"name": "A"}]}, "own"))}
    assert (own["weeks"].source, own["weeks"].value, own["weeks"].is_assumed) == ("set by you", "52", False)
    assert own["areas"].value == "A"
